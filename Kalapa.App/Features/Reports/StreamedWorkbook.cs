using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

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
        var all = Math.Max(1, report.Tables.Sum(table => table.Rows.Count));
        var done = 0;
        var sheets = new Dictionary<string, object>
        {
            [ReportWords.Say("Sheet.Cover")] = report.Cover.Select(fact => new Dictionary<string, object?> { [report.Title] = fact.Label, [" "] = fact.Value }),
        };
        foreach (var table in report.Tables)
        {
            sheets[table.Name] = Rows(table, () =>
            {
                if (++done % 1000 == 0)
                {
                    progress?.Report(Math.Min(1, (double)done / all));
                }
            });
        }

        MiniExcel.SaveAs(target, sheets, configuration: new OpenXmlConfiguration
        {
            AutoFilter = true,
            FreezeRowCount = 1,
            DynamicColumns =
            [
                .. report.Tables.SelectMany(table => table.Columns.Select((column, index) => new DynamicExcelColumn(column.Title) { Name = column.Title, Width = SheetText.WidthOf(table, index) }))
                    .DistinctBy(column => column.Key),
            ],
        });
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(ReportTable table, Action rowDone)
    {
        foreach (var row in table.Rows)
        {
            yield return table.Columns.Select((column, index) => (column.Title, Value: row[index] is string text ? SheetText.Clean(text) : row[index]))
                .ToDictionary(cell => cell.Title, cell => cell.Value);
            rowDone();
        }
    }
}
