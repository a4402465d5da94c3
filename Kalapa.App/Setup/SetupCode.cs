using System.Security.Cryptography;
using System.Text;

namespace Kalapa.App.Setup;

/// <summary>
/// Proves that whoever opens the set-up page can read the server's console. Made at each start while there is no account,
/// kept in memory alone, and gone with the first admin.
/// </summary>
internal sealed class SetupCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Sixteen letters in groups of four; null when there is nothing to set up.</summary>
    public string? Value { get; private set; }

    public void Open() => Value = string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(group => new string(group)));

    public void Close() => Value = null;

    /// <summary>Compares without telling by its time how much was right; dashes, spaces and case do not matter.</summary>
    public bool Fits(string? typed) => Value is { } code && typed is null or { Length: <= 64 }
        && CryptographicOperations.FixedTimeEquals(Bytes(code), Bytes(typed ?? ""));

    private static byte[] Bytes(string code) =>
        Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
}
