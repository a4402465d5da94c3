using System.Globalization;
using System.Xml;

namespace Kalapa.App.Shared;

/// <summary>Typed words on their way into a spreadsheet, where some would be taken for a formula and some would break the file.</summary>
internal static class SheetText
{
    private const int MaxLength = 32_767;

    /// <summary>Only characters that a workbook may hold.</summary>
    public static string Clean(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()).Where(part => part.Length == 2 || XmlConvert.IsXmlChar(part[0])));
        return clean.Length > MaxLength ? clean[..MaxLength] : clean;
    }

    /// <summary>A spreadsheet that is typed into again would run it.</summary>
    public static bool LooksLikeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];

    /// <summary>A line of a CSV, separated as the reader's spreadsheet expects: by a semicolon where the comma is for decimals.</summary>
    public static string CsvRow(IEnumerable<string> cells)
    {
        var separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator[0];
        return string.Join(separator, cells.Select(cell => CsvCell(cell, separator))) + "\r\n";
    }

    /// <summary>A cell of a CSV (RFC 4180): quoted where it must be, and kept from being a formula when a spreadsheet opens it.</summary>
    /// <param name="text">The cell's words.</param>
    /// <param name="separator">Between cells.</param>
    public static string CsvCell(string text, char separator)
    {
        var cell = LooksLikeFormula(text) ? $"'{text}" : text;
        return cell.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
