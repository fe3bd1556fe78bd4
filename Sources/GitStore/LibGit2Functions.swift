// swift-format-ignore-file: AlwaysUseLowerCamelCase
import CLibGit2
import Glibc

/// libgit2 as it is found when the first of its functions is needed.
///
/// Linked in the ordinary way, the library and a dozen others that it needs would be loaded by every
/// command, which is a third of the time that a small one takes, and no command would start where
/// another version of it is installed. Without it, git's own plumbing does the same work.
enum LibGit2Library {
  /// The library, or `nil` when this version of it is not installed.
  fileprivate nonisolated(unsafe) static let handle = unsafe dlopen(
    "libgit2.so." + LIBGIT2_SOVERSION, RTLD_NOW | RTLD_LOCAL)

  /// Whether the functions below can be called.
  static var isInstalled: Bool { unsafe handle != nil }

  /// A function of the library by its name; its type must be the one in the library's header.
  fileprivate static func function<Function>(_ name: StaticString) -> Function {
    guard let symbol = unsafe symbol(name) else {
      preconditionFailure("libgit2 has the function \(name)")
    }
    return unsafe unsafeBitCast(symbol, to: Function.self)
  }

  /// The address of `git_libgit2_opts`, whose arguments vary.
  static var options: UnsafeMutableRawPointer? { unsafe symbol("git_libgit2_opts") }

  private static func symbol(_ name: StaticString) -> UnsafeMutableRawPointer? {
    unsafe dlsym(handle, name.description)
  }
}

/// Where a function puts the object that it makes.
typealias Out = UnsafeMutablePointer<OpaquePointer?>?
typealias Text = UnsafePointer<CChar>?
typealias ID = UnsafePointer<git_oid>?

// The functions under their own names, so that calls read as in the library's documentation.

let git_libgit2_init: @Sendable @convention(c) () -> Int32 = LibGit2Library.function(
  "git_libgit2_init")
let git_error_last: @Sendable @convention(c) () -> UnsafePointer<git_error>? =
  unsafe LibGit2Library.function("git_error_last")
let git_repository_open_ext: @Sendable @convention(c) (Out, Text, UInt32, Text) -> Int32 =
  unsafe LibGit2Library.function("git_repository_open_ext")
let git_repository_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_repository_free")
let git_repository_path: @Sendable @convention(c) (OpaquePointer?) -> Text =
  unsafe LibGit2Library.function("git_repository_path")
let git_repository_commondir: @Sendable @convention(c) (OpaquePointer?) -> Text =
  unsafe LibGit2Library.function("git_repository_commondir")
let git_repository_workdir: @Sendable @convention(c) (OpaquePointer?) -> Text =
  unsafe LibGit2Library.function("git_repository_workdir")
let git_repository_is_shallow: @Sendable @convention(c) (OpaquePointer?) -> Int32 =
  unsafe LibGit2Library.function("git_repository_is_shallow")
let git_repository_is_worktree: @Sendable @convention(c) (OpaquePointer?) -> Int32 =
  unsafe LibGit2Library.function("git_repository_is_worktree")
let git_repository_odb: @Sendable @convention(c) (Out, OpaquePointer?) -> Int32 =
  unsafe LibGit2Library.function("git_repository_odb")
let git_repository_set_odb: @Sendable @convention(c) (OpaquePointer?, OpaquePointer?) -> Int32 =
  unsafe LibGit2Library.function("git_repository_set_odb")
let git_repository_config_snapshot: @Sendable @convention(c) (Out, OpaquePointer?) -> Int32 =
  unsafe LibGit2Library.function("git_repository_config_snapshot")
let git_odb_open: @Sendable @convention(c) (Out, Text) -> Int32 = unsafe LibGit2Library.function(
  "git_odb_open")
let git_odb_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_odb_free")
let git_odb_add_disk_alternate: @Sendable @convention(c) (OpaquePointer?, Text) -> Int32 =
  unsafe LibGit2Library.function("git_odb_add_disk_alternate")
let git_odb_read: @Sendable @convention(c) (Out, OpaquePointer?, ID) -> Int32 =
  unsafe LibGit2Library.function("git_odb_read")
let git_odb_object_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_odb_object_free")
let git_odb_object_type: @Sendable @convention(c) (OpaquePointer?) -> git_object_t =
  unsafe LibGit2Library.function("git_odb_object_type")
let git_odb_object_size: @Sendable @convention(c) (OpaquePointer?) -> Int =
  unsafe LibGit2Library.function("git_odb_object_size")
let git_odb_object_data: @Sendable @convention(c) (OpaquePointer?) -> UnsafeRawPointer? =
  unsafe LibGit2Library.function("git_odb_object_data")
let git_revparse_single: @Sendable @convention(c) (Out, OpaquePointer?, Text) -> Int32 =
  unsafe LibGit2Library.function("git_revparse_single")
let git_object_peel: @Sendable @convention(c) (Out, OpaquePointer?, git_object_t) -> Int32 =
  unsafe LibGit2Library.function("git_object_peel")
let git_object_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_object_free")
let git_object_id: @Sendable @convention(c) (OpaquePointer?) -> ID = unsafe LibGit2Library.function(
  "git_object_id")
let git_commit_lookup: @Sendable @convention(c) (Out, OpaquePointer?, ID) -> Int32 =
  unsafe LibGit2Library.function("git_commit_lookup")
let git_commit_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_commit_free")
let git_commit_tree_id: @Sendable @convention(c) (OpaquePointer?) -> ID =
  unsafe LibGit2Library.function("git_commit_tree_id")
let git_merge_base:
  @Sendable @convention(c) (UnsafeMutablePointer<git_oid>?, OpaquePointer?, ID, ID) -> Int32 =
    unsafe LibGit2Library.function("git_merge_base")
let git_tree_lookup: @Sendable @convention(c) (Out, OpaquePointer?, ID) -> Int32 =
  unsafe LibGit2Library.function("git_tree_lookup")
let git_tree_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_tree_free")
let git_tree_entrycount: @Sendable @convention(c) (OpaquePointer?) -> Int =
  unsafe LibGit2Library.function("git_tree_entrycount")
let git_tree_entry_byindex: @Sendable @convention(c) (OpaquePointer?, Int) -> OpaquePointer? =
  unsafe LibGit2Library.function("git_tree_entry_byindex")
let git_tree_entry_byname: @Sendable @convention(c) (OpaquePointer?, Text) -> OpaquePointer? =
  unsafe LibGit2Library.function("git_tree_entry_byname")
let git_tree_entry_name: @Sendable @convention(c) (OpaquePointer?) -> Text =
  unsafe LibGit2Library.function("git_tree_entry_name")
let git_tree_entry_id: @Sendable @convention(c) (OpaquePointer?) -> ID =
  unsafe LibGit2Library.function("git_tree_entry_id")
let git_tree_entry_type: @Sendable @convention(c) (OpaquePointer?) -> git_object_t =
  unsafe LibGit2Library.function("git_tree_entry_type")
let git_tree_entry_filemode: @Sendable @convention(c) (OpaquePointer?) -> git_filemode_t =
  unsafe LibGit2Library.function("git_tree_entry_filemode")
let git_index_open: @Sendable @convention(c) (Out, Text) -> Int32 = unsafe LibGit2Library.function(
  "git_index_open")
let git_index_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_index_free")
let git_index_entrycount: @Sendable @convention(c) (OpaquePointer?) -> Int =
  unsafe LibGit2Library.function("git_index_entrycount")
let git_index_get_byindex:
  @Sendable @convention(c) (OpaquePointer?, Int) -> UnsafePointer<git_index_entry>? =
    unsafe LibGit2Library.function("git_index_get_byindex")
let git_config_new: @Sendable @convention(c) (Out) -> Int32 = unsafe LibGit2Library.function(
  "git_config_new")
let git_config_free: @Sendable @convention(c) (OpaquePointer?) -> Void =
  unsafe LibGit2Library.function("git_config_free")
let git_config_add_file_ondisk:
  @Sendable @convention(c) (OpaquePointer?, Text, git_config_level_t, OpaquePointer?, Int32) ->
    Int32 = unsafe LibGit2Library.function("git_config_add_file_ondisk")
let git_config_get_string:
  @Sendable @convention(c) (UnsafeMutablePointer<UnsafePointer<CChar>?>?, OpaquePointer?, Text) ->
    Int32 = unsafe LibGit2Library.function("git_config_get_string")
let git_config_get_string_buf:
  @Sendable @convention(c) (UnsafeMutablePointer<git_buf>?, OpaquePointer?, Text) -> Int32 =
    unsafe LibGit2Library.function("git_config_get_string_buf")
let git_buf_dispose: @Sendable @convention(c) (UnsafeMutablePointer<git_buf>?) -> Void =
  unsafe LibGit2Library.function("git_buf_dispose")
