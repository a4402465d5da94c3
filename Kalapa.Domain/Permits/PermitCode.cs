using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Kalapa.Domain.Codes;

namespace Kalapa.Domain.Permits;

/// <summary>
/// The secret that opens the gate, such as <c>KLP-CBT-7Q4M9-XDT2K-E</c> (product.md section 6): 50 random bits and a
/// check character over them. Made only at P01, never reused.
/// </summary>
public sealed record PermitCode
{
    private const string Prefix = "KLP";
    private const int BranchLength = 3;
    private const int RandomLength = 10;

    private PermitCode(string branchCode, string random) => (BranchCode, Random) = (branchCode, random);

    /// <summary>The branch whose gate it opens.</summary>
    public string BranchCode { get; }

    /// <summary>Ten characters of <see cref="CrockfordBase32.Alphabet"/>.</summary>
    public string Random { get; }

    /// <summary>Draws a new code from the operating system's random source.</summary>
    /// <param name="branchCode">Three capital letters.</param>
    /// <exception cref="ArgumentException">The branch code is not like that.</exception>
    public static PermitCode New(string branchCode) => IsBranchCode(branchCode)
        ? new(branchCode, RandomNumberGenerator.GetString(CrockfordBase32.Alphabet, RandomLength))
        : throw new ArgumentException($"Not a branch code: {branchCode}", nameof(branchCode));

    /// <summary>Reads a stored code.</summary>
    /// <exception cref="FormatException">It is none, or its check character is wrong.</exception>
    public static PermitCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("Not a permit code.");

    /// <summary>
    /// Reads a code as a guard types it: any case, spaces and hyphens anywhere or nowhere, I or L for 1 and O for 0 after the branch.
    /// False when it is none or its check character is wrong; that says nothing about whether the permit exists.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PermitCode? code)
    {
        code = null;
        var typed = string.Concat((text ?? "").Where(IsMeant)).ToUpperInvariant();
        if (typed.Length != Prefix.Length + BranchLength + RandomLength + 1 || !typed.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var branch = typed.Substring(Prefix.Length, BranchLength);
        var rest = string.Concat(typed[(Prefix.Length + BranchLength)..].Select(CrockfordBase32.Read).OfType<char>());
        if (!IsBranchCode(branch) || rest.Length != RandomLength + 1 || CrockfordBase32.CheckCharacter(rest.AsSpan(0, RandomLength)) != rest[^1])
        {
            return false;
        }

        code = new(branch, rest[..RandomLength]);
        return true;
    }

    /// <summary>The code as it is printed.</summary>
    public override string ToString() =>
        $"{Prefix}-{BranchCode}-{Random[..5]}-{Random[5..]}-{CrockfordBase32.CheckCharacter(Random)}";

    private static bool IsBranchCode(string text) => text.Length == BranchLength && text.All(char.IsAsciiLetterUpper);

    // A code pasted from a document may carry any of Unicode's hyphens.
    private static bool IsMeant(char typed) =>
        !char.IsWhiteSpace(typed) && char.GetUnicodeCategory(typed) != UnicodeCategory.DashPunctuation;
}
