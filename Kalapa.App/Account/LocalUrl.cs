namespace Kalapa.App.Account;

/// <summary>Where to go after a form: into this application only, whatever the address says.</summary>
internal static class LocalUrl
{
    /// <summary><paramref name="url"/> when it is a path of this application, else <paramref name="otherwise"/>.</summary>
    public static string Of(string? url, string otherwise = "/") => IsLocal(url) ? url! : otherwise;

    // "//host" and "/\host" are other hosts; control characters are stripped by browsers and would make such out of "/\t/host".
    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
