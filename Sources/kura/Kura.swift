@main
enum Kura {
  static func main() {}
}
