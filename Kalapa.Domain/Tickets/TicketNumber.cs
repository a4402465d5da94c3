using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Kalapa.Domain.Codes;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Tickets;

/// <summary>
/// A ticket's name, such as <c>CBT-2607-00042-7</c> (product.md section 6). Readable and guessable: it opens nothing.
/// The check character covers the nine digits.
/// </summary>
public sealed partial record TicketNumber
{
    /// <summary>The last number a branch can give out in one month.</summary>
    public const int MaxCounter = 99_999;

    // Letters and digits: branch, month, counter and check character.
    private const int Length = 3 + 4 + 5 + 1;

    /// <param name="branchCode">Three capital letters.</param>
    /// <param name="month">As <see cref="MonthOf"/> makes it.</param>
    /// <param name="counter">1 to <see cref="MaxCounter"/>, drawn per branch and month.</param>
    /// <exception cref="ArgumentException">One of them is not like that.</exception>
    public TicketNumber(string branchCode, string month, int counter)
    {
        (BranchCode, Month, Counter) = (branchCode, month, counter);
        if (!Form().IsMatch($"{branchCode}-{month}-{CounterText}-0"))
        {
            throw new ArgumentException($"Not a ticket number: {branchCode}, {month}, {counter}");
        }
    }

    /// <summary>The branch.</summary>
    public string BranchCode { get; }

    /// <summary>yyMM of the first submission in branch time; with the branch, the key of the counter.</summary>
    public string Month { get; }

    /// <summary>1, 2, 3 ... per branch and month.</summary>
    public int Counter { get; }

    private string CounterText => Counter.ToString("D5", CultureInfo.InvariantCulture);

    /// <summary>yyMM of <paramref name="firstSubmittedAt"/> as the branch's calendar has it.</summary>
    public static string MonthOf(DateTimeOffset firstSubmittedAt, TimeZoneInfo branchClock) =>
        TimeZoneInfo.ConvertTime(firstSubmittedAt, branchClock).ToString("yyMM", CultureInfo.InvariantCulture);

    /// <summary>Reads a number written by <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">It is none, or its check character is wrong.</exception>
    public static TicketNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"Not a ticket number: {text}");

    /// <summary>
    /// Reads a number as people type and paste it (R95): case, width, spaces, dashes or none, invisible marks and words around it do
    /// not matter; I or L are 1 and O is 0 after the branch. False when there is none, its check character is wrong, or there are two.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TicketNumber? number)
    {
        number = TypedText.OnlyCodeIn(text, Length, Read);
        return number is not null;
    }

    /// <summary>The number as people read it.</summary>
    public override string ToString() => $"{BranchCode}-{Month}-{CounterText}-{CrockfordBase32.CheckCharacter(Month + CounterText)}";

    private static TicketNumber? Read(string typed)
    {
        var digits = string.Concat(typed[3..].Select(CrockfordBase32.Read).OfType<char>());
        if (digits.Length != Length - 3 || Form().Match($"{typed[..3]}-{digits[..4]}-{digits[4..9]}-{digits[9]}") is not { Success: true } match)
        {
            return null;
        }

        var read = new TicketNumber(
            match.Groups["branch"].Value, match.Groups["month"].Value, int.Parse(match.Groups["counter"].ValueSpan, CultureInfo.InvariantCulture));
        return read.ToString() == match.Value ? read : null;
    }

    [GeneratedRegex(@"\A(?<branch>[A-Z]{3})-(?<month>[0-9]{2}(0[1-9]|1[0-2]))-(?<counter>(?!00000)[0-9]{5})-[0-9A-Z]\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
