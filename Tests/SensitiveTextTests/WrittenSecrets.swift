extension MarkedSample {
  /// Texts as people write them: other numbers, companies and secrets.
  static let writtenSecrets = lines(
    #"""
    drivers-licence/high 運転免許証番号：⟦301234567890⟧
    drivers-licence/high 免許証番号　第⟦３０１２３４５６７８９０⟧号
    drivers-licence/high 免許証の番号は ⟦3012 3456 7890⟧
    drivers-licence/high driver's license: ⟦301234567890⟧
    passport/high パスポート番号：⟦TK1234567⟧
    passport/high 旅券番号　⟦ＴＫ１２３４５６７⟧
    passport/high 旅券 ⟦MZ1234567⟧
    passport/high passport no. ⟦TR7654321⟧
    passport/high パスポート（⟦TZ1234567⟧）
    pension-number/high 基礎年金番号：⟦1234-567890⟧
    pension-number/high 年金番号　⟦１２３４－５６７８９０⟧
    pension-number/high 基礎年金番号は⟦1234567890⟧です
    pension-number/high 年金手帳の番号 ⟦1234ー567890⟧
    bank-account/high 普通　⟦1234567⟧
    bank-account/high みずほ銀行 新宿支店 普通預金 ⟦7654321⟧
    bank-account/high 三菱UFJ銀行　新宿支店（店番123）普通　⟦７６５４３２１⟧
    bank-account/high 当座 No.⟦1234567⟧
    bank-account/high （普）⟦1234567⟧
    bank-account/high (当) ⟦1234567⟧
    bank-account/high 口座番号　⟦1234567⟧
    bank-account/high 振込先：〇〇銀行 本店営業部 当座預金 ⟦1234567⟧
    bank-account/high 口座番号: 普通 ⟦1234567⟧
    bank-account/high 普通口座 ⟦1234567⟧
    bank-account/high 支店番号001 口座番号⟦1234567⟧
    bank-account/high ゆうちょ銀行 記号 ⟦12340 番号 12345671⟧
    bank-account/high ゆうちょ　記号：⟦12340　番号：1234567⟧
    bank-account/high ゆうちょ銀行 ⟦12340-12345671⟧
    bank-account/high 記号⟦12340-1 番号1234567⟧
    ip-address/review 送信元IP: ⟦133.242.1.2⟧
    ip-address/review サーバー（IPアドレス：⟦133.242.1.2⟧）
    mac-address/review MACアドレス ⟦00-1B-44-11-3A-B7⟧
    company-name/review ⟦株式会社みどり電機⟧
    company-name/review ⟦みどり電機株式会社⟧
    company-name/review ⟦（株）みどり電機⟧
    company-name/review ⟦㈱みどり電機⟧
    company-name/review ⟦みどり電機㈱⟧
    company-name/review ⟦有限会社 みどり商店⟧
    company-name/review ⟦合同会社グリーン⟧
    company-name/review ⟦医療法人社団みどり会⟧
    company-name/review ⟦㈲山の上工業⟧
    company-name/review ⟦社会福祉法人 みどり会⟧
    company-name/review ｶﾌﾞｼｷｶﾞｲｼｬ ではなく⟦株式会社ミドリ⟧
    token/high ghp¦_aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6
    token/high GITHUB_TOKEN=ghp¦_aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6
    token/high github¦_pat_11ABCDEFG0aB3dE6gH9jK2_mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hI5jK8lM1nO4pQ7rS0tU3
    token/high ghs¦_aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6
    token/high glpat¦-aB3dE6gH9jK2mN5pQ8rS
    token/high PRIVATE-TOKEN: glpat¦-aB3dE6gH9jK2mN5pQ8rS
    token/high xoxb¦-1234567890-1234567890123-aB3dE6gH9jK2mN5pQ8rS1tU4
    token/high xoxp¦-1234567890-1234567890-1234567890-abcdef0123456789abcdef0123456789
    token/high xapp¦-1-A0123456789-1234567890123-0123456789abcdef0123456789abcdef
    token/high https://hooks.slack¦.com/services/T01234567/B01234567/aB3dE6gH9jK2mN5pQ8rS1tU4
    token/high AKIA¦2E4G6I7K3M5O7Q2S
    token/high ASIA¦2E4G6I7K3M5O7Q2S
    token/high aws_access_key_id = AKIA¦2E4G6I7K3M5O7Q2S
    assigned-secret/high aws_secret_access_key = aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9f
    token/high AIza¦SyB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3b
    token/high ya29¦.a0AfH6SMBx1y2z3aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0
    token/high GOCSPX¦-aB3dE6gH9jK2mN5pQ8rS1tU4vW7x
    token/high sk_live¦_aB3dE6gH9jK2mN5pQ8rS1tU4
    token/high rk_live¦_aB3dE6gH9jK2mN5pQ8rS1tU4
    token/review sk_test¦_aB3dE6gH9jK2mN5pQ8rS1tU4
    token/high npm¦_aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6
    token/high //registry.npmjs.org/:_authToken=npm¦_aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6
    token/high pypi¦-AgEIcHlwaS5vcmcCJGFiY2RlZjAxLTIzNDUtNjc4OS1hYmNkLWVmMDEyMzQ1Njc4OQACKlszLCJhYmNkZWYwMSJd
    token/high sk-ant¦-api03-aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6-dE9fG2hI5jK8
    token/high sk-proj¦-aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hI5jK8
    token/high sk¦-aB3dE6gH9jK2mN5pQ8rST3BlbkFJ1tU4vW7xY0zA3bC6dE9f
    token/high OPENAI_API_KEY=sk¦-aB3dE6gH9jK2mN5pQ8rST3BlbkFJ1tU4vW7xY0zA3bC6dE9f
    token/high hf¦_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789
    token/high SG¦.aB3dE6gH9jK2mN5pQ8rS1t.U4vW7xY0zA3bC6dE9fG2hI5jK8lM1nO4pQ7rS0tU3vW
    token/high eyJ¦hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ0YXJvIiwiaWF0IjoxNTE2MjM5MDIyfQ.aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2h
    token/high Authorization: Bearer eyJ¦hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ0YXJvIiwiaWF0IjoxNTE2MjM5MDIyfQ.aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2h
    token/high DefaultEndpointsProtocol=https;AccountName=kura;AccountKey¦=aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hI5jK8lM1nO4pQ7rS0tU3vW6xY9zA2bC5dE8fG1hI4jK7lM==;EndpointSuffix=core.windows.net
    token/high dckr¦_pat_aB3dE6gH9jK2mN5pQ8rS1tU4vW7
    token/high dop_v1¦_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    private-key/high -----BEGIN RSA PRI¦VATE KEY-----⏎MIIEowIBAAKCAQEAaB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hI5jK8l⏎M1nO4pQ7rS0tU3vW6xY9zA2bC5dE8fG1hI4jK7lMaB3dE6gH9jK2mN5pQ8rS1tU4⏎-----END RSA PRI¦VATE KEY-----
    private-key/high -----BEGIN PRI¦VATE KEY-----⏎MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7aB3dE6gH9jK2⏎-----END PRI¦VATE KEY-----
    private-key/high -----BEGIN ENCRYPTED PRI¦VATE KEY-----⏎MIIFHzBJBgkqhkiG9w0BBQ0wPDAbBgkqhkiG9w0BBQwwDgQIaB3dE6gH9jKCAggA⏎-----END ENCRYPTED PRI¦VATE KEY-----
    private-key/high -----BEGIN OPENSSH PRI¦VATE KEY-----⏎b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW⏎-----END OPENSSH PRI¦VATE KEY-----
    private-key/high -----BEGIN EC PRI¦VATE KEY-----⏎MHcCAQEEIaB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hoAoGCCqGSM49⏎-----END EC PRI¦VATE KEY-----
    private-key/high -----BEGIN DSA PRI¦VATE KEY-----⏎MIIBuwIBAAKBgQCaB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hI5jK8lM⏎-----END DSA PRI¦VATE KEY-----
    private-key/high -----BEGIN PGP PRI¦VATE KEY BLOCK-----⏎Version: GnuPG v2⏎⏎lQOYBFaB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hI5jK8lM1nO4pQ7r⏎-----END PGP PRI¦VATE KEY BLOCK-----
    private-key/high key: "-----BEGIN PRI¦VATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7aB3dE6gH9jK2\n-----END PRI¦VATE KEY-----\n"
    private-key/high PuTTY-User-Key-File-3: ssh-ed25519⏎Encryption: none⏎Private-Lines: 1⏎AAAAIaB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9f⏎Private-MAC: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    password-in-url/high https://taro:¦Xk9mQ2vLp@kaisha.jp/
    password-in-url/high postgresql://app:¦s3cretPw9@db.internal:5432/app
    password-in-url/high mongodb+srv://app:¦s3cretPw9@cluster0.abcde.mongodb.net/test
    password-in-url/high redis://:¦s3cretPw9@127.0.0.1:6379/0
    password-in-url/high amqp://guest2:¦s3cretPw9@mq.kaisha.jp
    password-in-url/high ftp://anon7:¦s3cretPw9@ftp.kaisha.jp/pub
    password-in-url/high DATABASE_URL=mysql://root:¦s3cretPw9@localhost/kura
    assigned-secret/high machine api.kaisha.jp login taro password Xk9mQ2vLp7
    assigned-secret/high machine github.com⏎  login taro⏎  password Xk9mQ2vLp7
    assigned-secret/high Server=db;Database=app;User Id=app;Password=Xk9mQ2vLp7;
    assigned-secret/high Data Source=db;Uid=app;Pwd=Xk9mQ2vLp7!;
    assigned-secret/high password: Xk9mQ2vLp7
    assigned-secret/high   password: 'Xk9mQ2vLp7'
    assigned-secret/high "password": "Xk9mQ2vLp7",
    assigned-secret/high export DB_PASSWORD='Xk9mQ2vLp7'
    assigned-secret/high password=Xk9mQ2vLp7
    assigned-secret/high <password>Xk9mQ2vLp7</password>
    assigned-secret/high <add key="ApiKey" value="aB3dE6gH9jK2mN5pQ8rS1tU4vW7x" />
    assigned-secret/high $password = "Xk9mQ2vLp7";
    assigned-secret/high const apiKey = 'aB3dE6gH9jK2mN5pQ8rS1tU4vW7x';
    assigned-secret/high SECRET_KEY = 'django-insecure-aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6'
    assigned-secret/high client_secret=aB3dE6gH9jK2mN5pQ8rS1tU4
    assigned-secret/high API_TOKEN="0123456789abcdef0f1e2d3c4b5a6978"
    assigned-secret/high x-api-key: aB3dE6gH9jK2mN5pQ8rS1tU4
    assigned-secret/high パスワード：Xk9mQ2vLp7
    assigned-secret/high パスワードは「Xk9mQ2vLp7」です
    assigned-secret/high ﾊﾟｽﾜｰﾄﾞ: Xk9mQ2vLp7
    assigned-secret/high PW：Xk9mQ2vLp7
    assigned-secret/high ログインID：taro、パスワード：Xk9mQ2vLp7
    assigned-secret/high 初期パスワードは Xk9mQ2vLp7 です。変更してください。
    assigned-secret/high ＰＡＳＳＷＯＲＤ＝Ｘｋ９ｍＱ２ｖＬｐ７
    assigned-secret/high Wi-Fiの暗号化キー：aB3dE6gH9jK2m
    assigned-secret/high --password Xk9mQ2vLp7
    assigned-secret/high AZURE_CLIENT_SECRET=aB3~E6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE
    assigned-secret/high secret_key_base: 0123456789abcdef0f1e2d3c4b5a69780123456789abcdef0f1e2d3c4b5a6978
    - AB12345678
    - 型番 ZX1234567
    - 1234-567890
    - 伝票 1234-567890
    - 普通の人が1234567人
    - 普通郵便 1234567通
    - 記号 12340
    - 番号 1234567
    - 株式会社
    - 株式会社等
    - 中小企業
    - 有限責任監査
    - 個人事業主
    - -----BEGIN PUBLIC KEY-----
    - -----BEGIN CERTIFICATE-----
    - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIaB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9f comment
    - password: ""
    - password: <your password>
    - password: ****
    - password: "${PASSWORD}"
    - password: $(cat file)
    - password: null
    - PASSWORD=
    - パスワードを変更してください
    - パスワード：8文字以上の英数字
    - パスワードは12文字以上にしましょう
    - パスワード管理ソフト
    - 強固なパスワード（例：英大文字・小文字・数字・記号）
    - token_type: Bearer
    - token: string
    - secret_name: my-app-secret
    - key: 0123
    - keyboard: japanese
    - public_key: ssh-rsa
    - api_key=YOUR_API_KEY_HERE
    - API_KEY: {{ api_key }}
    - password = os.environ["DB_PASSWORD"]
    - password = getpass.getpass()
    - passwordless: true
    - password_min_length: 12
    - secretKeyRef: db-credentials
    - Authorization: Bearer <token>
    - pass: 合格
    - pass rate: 98.5%
    - the secret of success: patience
    - sk-learn-contrib
    - ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    - akiachan
    - integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"
    - "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz", "integrity": "sha512-aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9fG2hI5jK8lM1nO4pQ7rS0tU3vW6xY9zA2bC5dE8fG1hI4jA=="
    - https://kaisha.jp/reset?lang=ja
    - etag: "5f3b8c2d1a9e"
    token/high ⟦8311428278¦:AAg42ipqnX1fkkjbd93oQGXy9KTUMAFGrM1⟧
    token/high https://api.telegram.org/bot⟦7552966456¦:AAWUREVXXPHzGIz3qyV4J1TQt7frRgjix7Y⟧/sendMessage
    - 12345:AAWUREVXXPHzGIz3qyV4J1TQt7frRgjix7Y
    token/high https://⟦discord¦.com/api/webhooks/731553922197923849/KXVuuEomFKB8KyVQ3JYmzSgnYNPPtPQvv9PBmGGwYPnqwYo8kwQj1qH9CstFpS12AbCd⟧
    token/high https://⟦discordapp¦.com/api/webhooks/553157799772896887/5kyy3JBNWqb9Mt8sCG3CRKbKeyv6xQrM3hwwjhCS6jkdFKsvw8f46QqXYil12AbC⟧
    - https://discord.com/api/webhooks/
    token/high https://kura.⟦webhook¦.office.com/webhookb2/15739cee-f11c-5492-1d0d-f73189714091@cd75c819-1349-71e8-753b-efc134fba62b/IncomingWebhook/fe3732dc85e374f12ae8fc5c7857f906/3b7bf054⟧
    token/high https://prod-12.japaneast.logic.azure.com:443/workflows/a96e/triggers/manual/paths/invoke?sv=1.0&⟦sig¦=j6HoV5D0bA2DAzqx7fgKDfYYIgrCOXJhwHdXzWLMHpo⟧
    token/high https://kura.blob.core.windows.net/c/f?sv=2022-11-02&sp=r&⟦sig¦=j6HoV5D0bA2DAzqx7fgKDfYYIgrCOXJhwHdXzWLMHpo%3D⟧
    - sig=${SIGNATURE_OF_THE_REQUEST_THAT_IS_LONG_1}
    - https://kura.blob.core.windows.net/c/f?sig=<signature>
    token/high ⟦xkeysib¦-e5c3b8dfd6d98f788cde61cd80e149a44c6d9050ed56c13d0a836825153000f5-pkrNiEp3dGuuWxN5⟧
    token/high ⟦pat¦YIJFnpXT9Zk9KP.e6943044eccb50d2e3f7bd2d00c8addd4d99ad860fc3e98646b83f4af1acc4a3⟧
    token/high ⟦BomUOLc877EgNB.atlas¦v1.6bfbdUwFDrzIe3mGxHoL43ScQQYK8TUkl1JYnrw8tdVIIfHmxOCTQE8phIECUyUA⟧
    - patient.2024-01-01.report
    """#)
}
