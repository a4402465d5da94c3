using System.Globalization;
using System.Net;
using Kalapa.App.Account;
using Kalapa.App.Files;
using Kalapa.App.Mail;
using Kalapa.App.Nodes;
using Kalapa.App.Push;

namespace Kalapa.App.Setup;

/// <summary>One key of the configuration.</summary>
/// <param name="Key">Colons between its parts; in the environment two underscores.</param>
/// <param name="Default">What holds without it; empty for none.</param>
/// <param name="Example">A value that would do.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Form">What a value must be: "must be …".</param>
/// <param name="IsWell">A value is of that form; each one of a list is asked by itself.</param>
/// <param name="IsList">It may have several values: <c>Key:0</c>, <c>Key:1</c>, or all in <c>Key</c> with commas between.</param>
public sealed record Setting(string Key, string Default, string Example, string Meaning, string Form, Func<string, bool> IsWell, bool IsList = false);

/// <summary>
/// What can be configured, and the check that stops the start with a sentence instead of letting a wrong value show later.
/// <c>docs/configuration.md</c> is this table.
/// </summary>
public static class Settings
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\n', '\r'];

    private const string Connection = "ConnectionStrings:Kalapa";
    private const string Database = "Kalapa:Database";

    /// <summary>Every key of ours.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(Database, "Sqlite", "MySql", "Which database: a file, or a server.", "must be Sqlite, MySql or MariaDb", value => value is "Sqlite" or "MySql" or "MariaDb"),
        new(Connection, "kalapa.db in the data folder", "Server=db;Database=kalapa;User=kalapa;Password=…",
            "The database's address. A server needs one; a file may have one.", "must not be empty", value => !string.IsNullOrWhiteSpace(value)),
        new(RedisSignal.Key, "none", "redis:6379", "The address of a Redis by which several nodes on one MySQL or MariaDB hear of each other's changes at once. Without it they do within two seconds.",
            "must be the address of a Redis server, such as redis:6379 or redis:6379,password=…", RedisSignal.IsAddress),
        new("Kalapa:DataFolder", "App_Data beside the app", "/var/lib/kalapa", "Where the database file and uploaded files live; never under the web root. Several nodes share one folder.",
            "must be a folder's path", value => !string.IsNullOrWhiteSpace(value)),
        new("Kalapa:MinFreeMegabytes", "200", "1000", "Free space, in millions of bytes, below which `/sehat/siap` is not well and no file is taken in.",
            "must be a whole number from 0 to 1000000000", value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= 1_000_000_000),
        new("Kalapa:PublicAddress", "the server's own address", "https://izin.kalapa.example", "What the QR of a permit and the invitation to the first admin start with.",
            "must be an address that starts with https:// or http://, without a path: Kalapa stands at the root of its name", IsOrigin),
        new("Kalapa:Origins", "the public address; in Development every origin", "https://izin.kalapa.example", "A list: the sites whose pages may open a live connection; others get 403. Outside Development one of it and `Kalapa:PublicAddress` is needed.",
            "must be an address that starts with https:// or http://, without a path", IsOrigin, IsList: true),
        new("Kalapa:Proxies", "none", "172.30.0.0/24", "A list: the proxies whose word is taken for who asks and whether it was over TLS.",
            "must be an IP address or a network such as 172.30.0.0/24", IsHostOrNetwork, IsList: true),
        new(Telemetry.ScrapersKey, "none", "10.0.0.7", $"A list: who may read Kalapa's figures at `{Telemetry.ScrapeAddress}`, in the form of Prometheus.",
            "must be an IP address or a network such as 172.30.0.0/24", IsHostOrNetwork, IsList: true),
        new(GracefulShutdown.SecondsKey, "0", "5", "At a planned stop, how long Kalapa still serves after `/sehat/siap` began to say no, so that a proxy sends nobody here any more. Whoever stops it (`TimeoutStopSec`) must wait 25 s longer than that.",
            "must be a whole number from 0 to 20", value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 20),
        new(UploadLimits.BytesKey, "1024", "2048", "How many megabytes one account may bring within 30 days.", IsCount, value => UploadLimits.Number(value) is not null),
        new(UploadLimits.DraftsKey, "20", "50", "How many drafts one account may have open.", IsCount, value => UploadLimits.Number(value) is not null),
        new("Kalapa:Mail:Host", "none: Kalapa sends no mail", "smtp.kalapa.example", "The server that takes Kalapa's letters. With it Kalapa needs `Kalapa:Mail:From` and `Kalapa:PublicAddress`; `check --mail you@kalapa.example` sends one to try it.",
            "must be a server's name or IP address, without a port", IsHost),
        new("Kalapa:Mail:Port", "587; 465 with Tls", "25", "Where that server listens.", "must be a whole number from 1 to 65535",
            value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536),
        new("Kalapa:Mail:Security", "StartTls", "Tls", "Tls from the first byte, StartTls or nothing, or None: plain, for a server in the same closed network.",
            "must be Tls, StartTls or None", value => value is "Tls" or "StartTls" or "None"),
        new("Kalapa:Mail:From", "none", "Kalapa <izin@kalapa.example>", "Who the letters come from.", "must be one e-mail address, with a name before it or without", SmtpTransport.IsAddress),
        new("Kalapa:Mail:User", "none", "kalapa", "The account at that server; it needs `Kalapa:Mail:Password`.", "must not be empty", value => !string.IsNullOrWhiteSpace(value)),
        new("Kalapa:Mail:Password", "none", "…", "That account's password.", "must not be empty", value => !string.IsNullOrWhiteSpace(value)),
        new(PushSettings.OnKey, "true", "false", "Whether people may ask their browsers to show notes, also while no page of Kalapa is open. Turn it off where Kalapa cannot reach the browsers' push services over https.",
            IsSwitch, value => bool.TryParse(value, out _)),
        new(PushSettings.ServicesKey, "those of Chrome, Firefox, Edge and Safari", "*.push.example", $"A list: the push services that notes are posted to, instead of {string.Join(", ", PushSettings.Known.Select(name => $"`{name}`"))}. Others are refused, whatever a browser says.",
            "must be a host's name, with *. before it for all below it, or a port after it", PushSettings.IsServiceName, IsList: true),
        new("Kalapa:Demo", "false (true in Development)", "true", "Demo people, tickets and one-click sign-in.", IsSwitch, value => bool.TryParse(value, out _)),
        new("Kalapa:DemoOutsideDevelopment", "false", "true", "The second question: outside Development the demo needs both.", IsSwitch, value => bool.TryParse(value, out _)),
        new("Kalapa:DemoSimulation", "false", "true", "The demo's other people act by themselves from the start; a button on the sign-in page switches it too.", IsSwitch, value => bool.TryParse(value, out _)),
        Limit("Kalapa:SignInsPerAddress", 20, "Wrong passwords, codes and links of one address in five minutes; then it waits."),
        Limit("Kalapa:SignInsPerAccount", 5, "Wrong passwords of one account in five minutes; then it is closed to guesses for as long."),
        Limit("Kalapa:WindowsPerUser", 8, "Open windows of one account; one more can only be read."),
        Limit("Kalapa:WindowsPerAddress", 40, "Open windows of one address: more where many people share one."),
        Limit("Kalapa:EventsPerSecond", 50, "What one window may send in a second, kept up; ten times as much at once."),
    ];

    private const string IsCount = "must be a whole number from 1 to 1000000";
    private const string IsSwitch = "must be true or false";

    private static Setting Limit(string key, int without, string meaning) => new(key, $"{without}", $"{without * 2}", meaning, "must be a whole number, one or more",
        value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0);

    /// <summary>The first thing that is wrong, as a sentence that names the key and shows an example; null when nothing is.</summary>
    public static string? Fault(IConfiguration configuration, string environment = "Development") => Faults(configuration, environment).FirstOrDefault();

    /// <summary>Everything that is wrong, a sentence each.</summary>
    /// <param name="configuration">The whole of it: what comes near a key of ours is looked at too.</param>
    /// <param name="environment">The host's; the demo asks for it.</param>
    public static IEnumerable<string> Faults(IConfiguration configuration, string environment) =>
    [
        .. MisspeltKeys.Sentences(configuration),
        .. from setting in All
           from value in ValuesOf(configuration, setting)
           where !setting.IsWell(value)
           select $"{setting.Key} is \"{value}\". It {setting.Form}. Example: {setting.Key}={setting.Example}",
        .. Combined(configuration, environment),
    ];

    /// <summary>A list's values, however it was written: one key for each, or one key with commas between.</summary>
    public static IReadOnlyList<string> ListOf(IConfiguration configuration, string key) =>
        [.. Written(configuration, key).SelectMany(value => value.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    /// <summary>The table of <c>docs/configuration.md</c>, row by row.</summary>
    public static IEnumerable<string> Rows() =>
    [
        "| Key | Without it | Example | Meaning |",
        "|---|---|---|---|",
        .. All.Select(setting => string.Create(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {setting.Default} | `{setting.Example}` | {setting.Meaning} |")),
    ];

    /// <summary>What is wrong with one value beside another.</summary>
    private static IEnumerable<string> Combined(IConfiguration configuration, string environment)
    {
        if ((configuration[Database] ?? "Sqlite") != "Sqlite" && configuration[Connection] is null)
        {
            yield return $"{Connection} is missing, and {Database}={configuration[Database]} needs it. Example: {Connection}={All.Single(setting => setting.Key == Connection).Example}";
        }

        if (configuration[RedisSignal.Key] is not null && (configuration[Database] ?? "Sqlite") == "Sqlite")
        {
            yield return $"{RedisSignal.Key} is set, and {Database} is Sqlite, whose file belongs to one process: there is no other node to hear of. Name a server, or leave Redis out. Example: {Database}=MySql";
        }

        foreach (var sentence in OfMail(configuration))
        {
            yield return sentence;
        }

        var demo = IsOn(configuration, "Kalapa:Demo");
        if (demo && environment != Environments.Development && !IsOn(configuration, "Kalapa:DemoOutsideDevelopment"))
        {
            yield return $"Kalapa:Demo is true in {environment}, where its one-click sign-in would let everybody in. Turn it off, or say that this is meant. Example: Kalapa:DemoOutsideDevelopment=true";
        }

        if (!demo && IsOn(configuration, "Kalapa:DemoSimulation"))
        {
            yield return "Kalapa:DemoSimulation is true, and Kalapa:Demo is not: there is nobody to simulate. Example: Kalapa:Demo=true";
        }

        if (environment != Environments.Development && !Origins.AreKnown(configuration))
        {
            yield return "Kalapa:PublicAddress is missing, and so is Kalapa:Origins: outside Development Kalapa must know which pages may open a live connection. Example: Kalapa:PublicAddress=https://izin.kalapa.example";
        }
    }

    /// <summary>Mail is one thing of several keys: each alone does nothing.</summary>
    private static IEnumerable<string> OfMail(IConfiguration configuration)
    {
        var mail = configuration.GetSection(MailSettings.Section);
        if (mail["Host"] is null)
        {
            foreach (var lonely in mail.GetChildren().Where(child => child.Value is not null))
            {
                yield return $"{MailSettings.Section}:{lonely.Key} is set, and Kalapa:Mail:Host, which turns mail on, is missing. Example: Kalapa:Mail:Host=smtp.kalapa.example";
            }

            yield break;
        }

        if (mail["From"] is null)
        {
            yield return "Kalapa:Mail:From is missing: a letter needs somebody whom it comes from. Example: Kalapa:Mail:From=Kalapa <izin@kalapa.example>";
        }

        if (configuration["Kalapa:PublicAddress"] is null)
        {
            yield return "Kalapa:PublicAddress is missing, and Kalapa:Mail:Host needs it: the link in a letter must lead here. Example: Kalapa:PublicAddress=https://izin.kalapa.example";
        }

        if ((mail["User"] is null) != (mail["Password"] is null))
        {
            var (has, lacks) = mail["User"] is null ? ("Password", "User") : ("User", "Password");
            yield return $"Kalapa:Mail:{has} is set, and Kalapa:Mail:{lacks} is missing. Example: Kalapa:Mail:{lacks}={All.Single(setting => setting.Key == $"Kalapa:Mail:{lacks}").Example}";
        }
    }

    private static bool IsOn(IConfiguration configuration, string key) => bool.TryParse(configuration[key], out var isOn) && isOn;

    // An empty list opens what a filled one closes, so a key without a value is no list.
    private static IEnumerable<string> ValuesOf(IConfiguration configuration, Setting setting) => !setting.IsList ? Written(configuration, setting.Key)
        : Written(configuration, setting.Key).SelectMany(value => value.Split(Separators, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts ? parts : [value]);

    private static IEnumerable<string> Written(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return section.GetChildren().Select(child => child.Value).Prepend(section.Value).OfType<string>();
    }

    private static bool IsHost(string value) => Uri.CheckHostName(value) != UriHostNameType.Unknown;

    private static bool IsHostOrNetwork(string value) => IPAddress.TryParse(value, out _) || IPNetwork.TryParse(value, out _);

    private static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" } && address.Host.Length > 0;
}
