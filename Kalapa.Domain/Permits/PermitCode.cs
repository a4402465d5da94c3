using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Kalapa.Domain.Codes;
using Kalapa.Domain.Text;

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
    /// Reads a code as people type, paste and scan it (R72): what a person would read as the code is the code. Case, width, spaces,
    /// dashes, invisible marks, words or an address around it do not matter; I or L are 1 and O is 0 after the branch. False when
    /// there is none, its check character is wrong, or there are two different ones; that says nothing about whether the permit exists.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PermitCode? code)
    {
        code = TypedText.OnlyCodeIn(text, Prefix.Length + BranchLength + RandomLength + 1, Read);
        return code is not null;
    }

    /// <summary>The code as it is printed.</summary>
    public override string ToString() =>
        $"{Prefix}-{BranchCode}-{Random[..5]}-{Random[5..]}-{CrockfordBase32.CheckCharacter(Random)}";

    private static bool IsBranchCode(string text) => text.Length == BranchLength && text.All(char.IsAsciiLetterUpper);

    private static PermitCode? Read(string typed)
    {
        var branch = typed.Substring(Prefix.Length, BranchLength);
        var rest = string.Concat(typed[(Prefix.Length + BranchLength)..].Select(CrockfordBase32.Read).OfType<char>());
        return IsPrefix(typed[..Prefix.Length]) && IsBranchCode(branch) && rest.Length == RandomLength + 1
            && CrockfordBase32.CheckCharacter(rest.AsSpan(0, RandomLength)) == rest[^1] ? new(branch, rest[..RandomLength]) : null;
    }

    // The same three look alike in the prefix as in the rest.
    private static bool IsPrefix(string typed) => typed.Select(CrockfordBase32.Read).SequenceEqual(Prefix.Select(CrockfordBase32.Read));
}
