namespace Kalapa.App.Features.Gate;

/// <summary>What came into the gate's field: a typed code, or the whole address that the QR holds.</summary>
public static class ScannedCode
{
    // The check page's address. A code never holds a slash, so what stands before it is no code.
    private const string CheckPage = "/cek/";

    /// <summary>The code in <paramref name="text"/>, as typed; the text itself where it is no address. Says nothing about whether it is good.</summary>
    public static string In(string? text)
    {
        var typed = (text ?? "").Trim();
        var at = typed.LastIndexOf(CheckPage, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return typed;
        }

        var rest = typed[(at + CheckPage.Length)..];
        var end = rest.IndexOfAny(['/', '?', '#', '&']);
        return Uri.UnescapeDataString(end < 0 ? rest : rest[..end]).Trim();
    }
}
