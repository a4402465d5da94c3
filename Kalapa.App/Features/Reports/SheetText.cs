using System.Xml;

namespace Kalapa.App.Features.Reports;

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
    public static bool LooksLikeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    /// <summary>How wide a column has to be, in characters: its head, and what stands in the first rows.</summary>
    public static double WidthOf(ReportTable table, int column)
    {
        if (table.Columns[column].Kind == CellKind.Moment)
        {
            return Math.Max(17, table.Columns[column].Title.Length + 4);
        }

        var longest = table.Rows.Take(500).Select(row => $"{row[column]}".Length).DefaultIfEmpty().Max();
        return Math.Clamp(Math.Max(longest + 2, table.Columns[column].Title.Length + 4), 8, 60);
    }
}
