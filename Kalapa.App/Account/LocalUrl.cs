using System.Text;

namespace Kalapa.App.Account;

/// <summary>Where to go after a form: into this application only, whatever the address says.</summary>
internal static class LocalUrl
{
    // Longer than any address of Kalapa's own; a header has to hold it.
    private const int MaxLength = 2000;

    /// <summary><paramref name="url"/> when it is a path of this application, spelled as a header may carry it; else <paramref name="otherwise"/>.</summary>
    public static string Of(string? url, string otherwise = "/") => IsLocal(url) ? InAscii(url!) : otherwise;

    // "//host" and "/\host" are other hosts; control characters are stripped by browsers and would make such out of "/\t/host".
    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] and { Length: <= MaxLength } && !url.Any(char.IsControl);

    // A letter outside ASCII in a Location header is refused by the server itself.
    private static string InAscii(string url) => Ascii.IsValid(url)
        ? url
        : string.Concat(url.EnumerateRunes().Select(letter => letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString())));
}
