using Kalapa.App.Shared;

namespace Kalapa.App.Features.Reports;

/// <summary>Writes a long report row by row, in little memory and with less dress: the same sheets, frozen head and filter, no totals.</summary>
public static class StreamedWorkbook
{
    /// <summary>Writes it.</summary>
    /// <param name="report">What.</param>
    /// <param name="target">Where to.</param>
    /// <param name="progress">Hears the share of rows that are done.</param>
    public static void Write(Report report, Stream target, IProgress<double>? progress = null)
    {
        var all = Math.Max(1, report.Tables.Sum(table => table.Count));
        var done = 0;
        StreamedSheets.Write(
            target,
            [
                new(ReportWords.Say("Sheet.Cover"), [(report.Title, CoverWidth), (" ", CoverWidth)], report.Cover.Select(fact => (IReadOnlyList<object?>)[fact.Label, fact.Value])),
                .. report.Tables.Select(table => new StreamedSheet(
                    table.Name, [.. table.Columns.Select((column, index) => (column.Title, ColumnWidth.Of(table, index)))], Counted(table.Rows.ToBlockingEnumerable()))),
            ]);

        IEnumerable<IReadOnlyList<object?>> Counted(IEnumerable<IReadOnlyList<object?>> rows)
        {
            foreach (var row in rows)
            {
                yield return row;
                if (++done % 1000 == 0)
                {
                    progress?.Report(Math.Min(1, (double)done / all));
                }
            }
        }
    }

    private const double CoverWidth = 40;
}
