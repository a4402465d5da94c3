using System.Globalization;
using System.Net;

namespace Kalapa.App.Setup;

/// <summary>One key of the configuration.</summary>
/// <param name="Key">Colons between its parts; in the environment two underscores.</param>
/// <param name="Default">What holds without it; empty for none.</param>
/// <param name="Example">A value that would do.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Form">What a value must be: "must be …".</param>
/// <param name="IsWell">A value is of that form; each one of a list is asked by itself.</param>
public sealed record Setting(string Key, string Default, string Example, string Meaning, string Form, Func<string, bool> IsWell);

/// <summary>
/// What can be configured, and the check that stops the start with a sentence instead of letting a wrong value show later.
/// <c>docs/configuration.md</c> is this table.
/// </summary>
public static class Settings
{
    private const string Section = "Kalapa";
    private const string Connection = "ConnectionStrings:Kalapa";
    private const string Database = "Kalapa:Database";

    /// <summary>Every key of ours.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(Database, "Sqlite", "MySql", "Which database: a file, or a server.", "must be Sqlite, MySql or MariaDb", value => value is "Sqlite" or "MySql" or "MariaDb"),
        new(Connection, "kalapa.db in the data folder", "Server=db;Database=kalapa;User=kalapa;Password=…",
            "The database's address. A server needs one; a file may have one.", "must not be empty", value => !string.IsNullOrWhiteSpace(value)),
        new("Kalapa:DataFolder", "App_Data beside the app", "/var/lib/kalapa", "Where the database file and uploaded files live; never under the web root.",
            "must be a folder's path", value => !string.IsNullOrWhiteSpace(value)),
        new("Kalapa:PublicAddress", "the server's own address", "https://izin.kalapa.example", "What the QR of a permit and the invitation to the first admin start with.",
            "must be an address that starts with https:// or http://", IsOrigin),
        new("Kalapa:Origins", "every origin", "https://izin.kalapa.example", "A list: the sites whose pages may open a live connection; others get 403.",
            "must be an address that starts with https:// or http://, without a path", IsOrigin),
        new("Kalapa:Proxies", "none", "172.30.0.0/24", "A list: the proxies whose word is taken for who asks and whether it was over TLS.",
            "must be an IP address or a network such as 172.30.0.0/24", value => IPAddress.TryParse(value, out _) || IPNetwork.TryParse(value, out _)),
        new("Kalapa:Demo", "false (true in Development)", "true", "Demo people, tickets and one-click sign-in.", IsSwitch, value => bool.TryParse(value, out _)),
        new("Kalapa:DemoOutsideDevelopment", "false", "true", "The second question: outside Development the demo needs both.", IsSwitch, value => bool.TryParse(value, out _)),
        new("Kalapa:DemoSimulation", "false", "true", "The demo's other people act by themselves from the start; a button on the sign-in page switches it too.", IsSwitch, value => bool.TryParse(value, out _)),
    ];

    private const string IsSwitch = "must be true or false";

    /// <summary>The first thing that is wrong, as a sentence that names the key and shows an example; null when nothing is.</summary>
    public static string? Fault(IConfiguration configuration)
    {
        foreach (var setting in All)
        {
            if (ValuesOf(configuration.GetSection(setting.Key)).Where(value => !setting.IsWell(value)).Select(value => (string?)value).FirstOrDefault() is { } wrong)
            {
                return $"{setting.Key} is \"{wrong}\". It {setting.Form}. Example: {setting.Key}={setting.Example}";
            }
        }

        if ((configuration[Database] ?? "Sqlite") != "Sqlite" && string.IsNullOrWhiteSpace(configuration[Connection]))
        {
            return $"{Connection} is missing, and {Database}={configuration[Database]} needs it. Example: {Connection}={All.Single(setting => setting.Key == Connection).Example}";
        }

        var unknown = configuration.GetSection(Section).GetChildren()
            .FirstOrDefault(child => All.All(setting => !setting.Key.Equals(child.Path, StringComparison.OrdinalIgnoreCase)));
        return unknown is null ? null : $"{unknown.Path} is no setting of Kalapa. Its settings are: {string.Join(", ", All.Select(setting => setting.Key))}";
    }

    /// <summary>The table of <c>docs/configuration.md</c>, row by row.</summary>
    public static IEnumerable<string> Rows() =>
    [
        "| Key | Without it | Example | Meaning |",
        "|---|---|---|---|",
        .. All.Select(setting => string.Create(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {setting.Default} | `{setting.Example}` | {setting.Meaning} |")),
    ];

    private static IEnumerable<string> ValuesOf(IConfigurationSection section) =>
        section.Value is { } value ? [value] : section.GetChildren().Select(child => child.Value).OfType<string>();

    private static bool IsOrigin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/";
}
