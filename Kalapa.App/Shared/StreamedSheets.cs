using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Kalapa.App.Shared;

/// <summary>A sheet that is written while its rows are read.</summary>
/// <param name="Name">On its tab.</param>
/// <param name="Columns">Heads, and widths in characters; two sheets of one workbook give the same head the same width.</param>
/// <param name="Rows">Cells in the columns' order: string, number, DateTime or null.</param>
public sealed record StreamedSheet(string Name, IReadOnlyList<(string Title, double Width)> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Writes workbooks row by row, in memory that does not grow with them: frozen head and filter, no more dress.</summary>
public static class StreamedSheets
{
    /// <summary>Writes them in order.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="sheets">What; each is read once.</param>
    public static void Write(Stream target, params IReadOnlyList<StreamedSheet> sheets) => MiniExcel.SaveAs(
        target,
        sheets.ToDictionary(sheet => sheet.Name, object (sheet) => Rows(sheet)),
        configuration: new OpenXmlConfiguration
        {
            AutoFilter = true,
            FreezeRowCount = 1,
            DynamicColumns =
            [
                .. sheets.SelectMany(sheet => sheet.Columns).DistinctBy(column => column.Title)
                    .Select(column => new DynamicExcelColumn(column.Title) { Name = column.Title, Width = column.Width }),
            ],
        });

    private static IEnumerable<Dictionary<string, object?>> Rows(StreamedSheet sheet)
    {
        foreach (var row in sheet.Rows)
        {
            yield return sheet.Columns.Zip(row, (column, cell) => (column.Title, Cell: cell is string text ? SheetText.Clean(text) : cell))
                .ToDictionary(pair => pair.Title, pair => pair.Cell);
        }
    }
}
