namespace Kalapa.App.Features.Reports;

/// <summary>How wide a column of a workbook has to be.</summary>
internal static class ColumnWidth
{
    /// <summary>In characters: its head, and what stands in the first rows.</summary>
    public static double Of(ReportTable table, int column)
    {
        if (table.Columns[column].Kind == CellKind.Moment)
        {
            return Math.Max(17, table.Columns[column].Title.Length + 4);
        }

        var longest = table.First.Take(500).Select(row => $"{row[column]}".Length).DefaultIfEmpty().Max();
        return Math.Clamp(Math.Max(longest + 2, table.Columns[column].Title.Length + 4), 8, 60);
    }
}
