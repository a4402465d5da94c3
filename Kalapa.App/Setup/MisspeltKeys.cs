using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Setup;

/// <summary>
/// Keys that were meant for Kalapa and would be swallowed, so that it started on something else than was meant: on an empty database,
/// or open to every origin.
/// </summary>
internal static class MisspeltKeys
{
    private const string Section = "Kalapa";
    private const string Connections = "ConnectionStrings";
    private const string Hosts = "AllowedHosts";

    // Letters that may be wrong, missing or too many in a name.
    private const int Slips = 2;

    // So much of a name must be right before its ending may be wrong.
    private const int Beginning = 4;

    /// <summary>A sentence for each, with the key that was meant.</summary>
    public static IEnumerable<string> Sentences(IConfiguration configuration) =>
        from pair in configuration.AsEnumerable()
        where pair.Value is not null && !IsOurs(pair.Key) && WasMeantForUs(pair.Key)
        let meant = Nearest(pair.Key)
        orderby pair.Key
        select $"{pair.Key} is no setting of Kalapa; {meant.Key} was meant, it seems. In the environment it is written {InEnvironment(meant)}. Example: {meant.Key}={meant.Example}";

    private static bool IsOurs(string path) => Settings.All.Any(setting => path.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)
        || (setting.IsList && path.StartsWith(setting.Key + ":", StringComparison.OrdinalIgnoreCase) && int.TryParse(path.AsSpan(setting.Key.Length + 1), out _)));

    private static bool WasMeantForUs(string path)
    {
        var parts = path.Split(':');
        if (parts.Length > 1)
        {
            // A section of our name, or nearly: everything in it is ours. Connection strings are, since we have one and look at no other.
            return IsNear(parts[0], Section) || IsNear(parts[0], Connections) || IsNearSetting(path);
        }

        // One underscore where two belong: KALAPA_DATABASE. Other programs may have variables that begin with our name, such as a container engine's KALAPA_PORT.
        return !path.Equals(Hosts, StringComparison.OrdinalIgnoreCase) && (IsNearSetting(path) || IsNear(path, Hosts));
    }

    private static bool IsNearSetting(string path) => Settings.All.Any(setting =>
        Distance(Letters(path), Letters(setting.Key)) <= Slips || (BeginsLike(Letters(path), Letters(setting.Key)) && path.Length > Section.Length));

    private static bool IsNear(string name, string wanted) => Distance(Letters(name), Letters(wanted)) <= Slips;

    /// <summary><c>KALAPA_PROXY</c> for <c>Kalapa:Proxies</c>: the section is right, and the name begins as that of the setting.</summary>
    private static bool BeginsLike(string typed, string wanted)
    {
        var section = Letters(Section);
        return typed.StartsWith(section, StringComparison.Ordinal) && wanted.StartsWith(section, StringComparison.Ordinal)
            && typed.Length >= section.Length + Beginning && wanted.Length >= section.Length + Beginning
            && typed.AsSpan(section.Length, Beginning).SequenceEqual(wanted.AsSpan(section.Length, Beginning))
            && Distance(typed, wanted) <= Slips * 3;
    }

    // Of the two connections the database's is meant, unless it is nearly the other's name.
    private static Setting Nearest(string path) => IsNear(path.Split(':')[0], Connections)
        ? Settings.All.Where(setting => Name(setting) == Connections).OrderByDescending(setting => IsNear(path.Split(':')[^1], setting.Key.Split(':')[^1])).First()
        : Settings.All.MinBy(setting => Math.Min(
        Distance(Letters(path), Letters(setting.Key)), Distance(Letters(path.Split(':', '_')[^1]), Letters(Name(setting)))))!;

    // What a key is told from its neighbours by.
    private static string Name(Setting setting) => setting.Key.Split(':') is [Section, .., var name] ? name : setting.Key.Split(':')[0];

    private static string InEnvironment(Setting setting) => setting.Key.Replace(":", "__", StringComparison.Ordinal) + (setting.IsList ? "__0" : "");

    private static int Distance(string left, string right) => EditDistance.Between(left, right);

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
