using System.Globalization;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kalapa.App.Localisation;
using Kalapa.App.Shared;

namespace Kalapa.App.Features.Reports;

/// <summary>Writes a report as a designed workbook: a cover, and a sheet for each table with frozen head, filter and totals.</summary>
public static class ReportWorkbook
{
    private const string MomentFormat = "dd/mm/yyyy hh:mm";
    // Each leaves the width of a bracket on the right, as the heads are indented, so that no figure touches the words of the next column.
    private const string DecimalFormat = "#,##0.00_)";
    private const string NumberFormat = "#,##0_)";
    private const string ShareFormat = "0.0%";

    // In characters: a page of A4 on its side, in the smallest letters that are still read.
    private const double ReadableWidth = 230;

    private static readonly XLColor Ink = XLColor.FromHtml("#0B4A6F");

    /// <summary>Writes it.</summary>
    /// <param name="report">What.</param>
    /// <param name="target">Where to; empty, and can be read and sought in.</param>
    /// <param name="progress">Hears the share of rows that are done.</param>
    public static void Write(Report report, Stream target, IProgress<double>? progress = null)
    {
        using var book = new XLWorkbook();
        Cover(book.Worksheets.Add(ReportWords.Say("Sheet.Cover")), report);
        var all = Math.Max(1, report.Tables.Sum(table => table.Count));
        var done = 0;
        var values = new Dictionary<string, string>();
        foreach (var table in report.Tables)
        {
            Table(book.Worksheets.Add(table.Name), table, values, () =>
            {
                if (++done % 200 == 0)
                {
                    progress?.Report((double)done / all);
                }
            });
        }

        book.SaveAs(target);
        Finish(target, values);
    }

    private static void Cover(IXLWorksheet sheet, Report report)
    {
        Put(sheet.Cell(1, 1), report.Title);
        sheet.Cell(1, 1).Style.Font.SetBold().Font.SetFontSize(16).Font.SetFontColor(Ink);
        foreach (var (fact, index) in report.Cover.Select((fact, index) => (fact, index)))
        {
            Put(sheet.Cell(index + 3, 1), fact.Label);
            Put(sheet.Cell(index + 3, 2), fact.Value is double ? null : fact.Value, CellKind.Number);
            if (fact.Value is double share)
            {
                sheet.Cell(index + 3, 2).SetValue(share).Style.NumberFormat.Format = ShareFormat;
            }

            sheet.Cell(index + 3, 2).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
            sheet.Cell(index + 3, 1).Style.Font.SetBold();
        }

        sheet.Column(1).Width = Math.Clamp(report.Cover.Max(fact => fact.Label.Length) + 3, 20, 60);
        sheet.Column(2).Width = Math.Clamp(report.Cover.Max(fact => fact.Shown.Length) + 3, 20, 60);
        sheet.PageSetup.SetPaperSize(XLPaperSize.A4Paper).FitToPages(1, 0);
    }

    private static void Table(IXLWorksheet sheet, ReportTable table, Dictionary<string, string> values, Action rowDone)
    {
        for (var column = 0; column < table.Columns.Count; column++)
        {
            sheet.Column(column + 1).Width = ColumnWidth.Of(table, column);
            Put(sheet.Cell(1, column + 1), table.Columns[column].Title);
            if (table.Columns[column].Kind is CellKind.Number or CellKind.Decimal)
            {
                sheet.Cell(1, column + 1).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right).Alignment.SetIndent(1);
            }
        }

        sheet.Range(1, 1, 1, table.Columns.Count).Style.Font.SetBold().Font.SetFontColor(XLColor.White).Fill.SetBackgroundColor(Ink);
        // The library writes what it holds, so its rows are held.
        var rows = table.Rows.ToBlockingEnumerable().ToList();
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            for (var column = 0; column < row.Count; column++)
            {
                Put(sheet.Cell(index + 2, column + 1), row[column], table.Columns[column].Kind);
            }

            rowDone();
        }

        sheet.SheetView.FreezeRows(1);
        sheet.Range(1, 1, rows.Count + 1, table.Columns.Count).SetAutoFilter();
        Foot(sheet, table.Columns, rows, values);
        Print(sheet, table.Columns.Count);
    }

    /// <summary>On paper too: as few pages across as can be read, the head and the first column on each.</summary>
    private static void Print(IXLWorksheet sheet, int columns)
    {
        var width = Enumerable.Range(1, columns).Sum(column => sheet.Column(column).Width);
        sheet.PageSetup.SetPaperSize(XLPaperSize.A4Paper).SetPageOrientation(XLPageOrientation.Landscape);
        sheet.PageSetup.FitToPages((int)Math.Ceiling(width / ReadableWidth), 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);
        sheet.PageSetup.SetColumnsToRepeatAtLeft(1, 1);
        sheet.PageSetup.Footer.Left.AddText(XLHFPredefinedText.SheetName);
        sheet.PageSetup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
    }

    // ClosedXML writes them as relative references, which Excel takes and LibreOffice leaves out.
    private static void Finish(Stream target, Dictionary<string, string> values)
    {
        using var package = SpreadsheetDocument.Open(target, isEditable: true);
        KeepValues(package.WorkbookPart!, values);
        foreach (var name in package.WorkbookPart!.Workbook.Descendants<DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles"))
        {
            name.Text = name.Text.Replace("!A:A", "!$A:$A", StringComparison.Ordinal).Replace("!1:1", "!$1:$1", StringComparison.Ordinal);
        }
    }

    private static void KeepValues(WorkbookPart book, Dictionary<string, string> values)
    {
        foreach (var sheet in book.Workbook.Descendants<Sheet>())
        {
            foreach (var cell in ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<Cell>().Where(cell => cell.CellFormula is not null))
            {
                cell.CellValue = new(values[$"{sheet.Name}!{cell.CellReference}"]);
                cell.DataType = null;
            }
        }
    }

    /// <summary>
    /// Of the rows that the reader's filter leaves: SUBTOTAL counts only what is shown. Outside the filter's range, so that sorting leaves them below.
    /// Each formula carries its value as of now, for readers that do not calculate.
    /// </summary>
    private static void Foot(IXLWorksheet sheet, IReadOnlyList<ReportColumn> heads, List<IReadOnlyList<object?>> rows, Dictionary<string, string> values)
    {
        var row = rows.Count + 3;
        foreach (var (foot, function) in new[] { (ColumnFoot.Sum, 109), (ColumnFoot.Average, 101) })
        {
            var columns = heads.Select((column, index) => (column, index)).Where(pair => pair.column.Foot == foot).ToList();
            if (foot is ColumnFoot.Average && (columns.Count == 0 || rows.Count == 0))
            {
                continue;
            }

            Put(sheet.Cell(row, 1), foot is ColumnFoot.Sum ? ReportWords.Say("Total", new PluralCount(rows.Count)) : ReportWords.Say("Average"));
            foreach (var (column, index) in columns)
            {
                var cell = sheet.Cell(row, index + 1);
                double[] figures = [.. rows.Select(line => line[index]).OfType<IConvertible>().Select(value => value.ToDouble(CultureInfo.InvariantCulture))];
                var figure = foot is ColumnFoot.Sum ? figures.Sum() : figures.DefaultIfEmpty().Average();
                Put(cell, figure, column.Kind);
                if (figures.Length > 0)
                {
                    var letter = cell.Address.ColumnLetter;
                    cell.FormulaA1 = $"SUBTOTAL({function},{letter}2:{letter}{rows.Count + 1})";
                    values[$"{sheet.Name}!{cell.Address}"] = figure.ToString("R", CultureInfo.InvariantCulture);
                }
            }

            sheet.Range(row, 1, row, heads.Count).Style.Font.SetBold();
            row++;
        }

        sheet.Range(rows.Count + 3, 1, rows.Count + 3, heads.Count).Style.Border.SetTopBorder(XLBorderStyleValues.Thin);
    }

    private static void Put(IXLCell cell, object? value, CellKind kind = CellKind.Text)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                var clean = SheetText.Clean(text);
                cell.SetValue(clean).SetDataType(XLDataType.Text);
                cell.Style.IncludeQuotePrefix = SheetText.LooksLikeFormula(clean);
                return;
            case DateTime moment:
                cell.SetValue(moment).Style.NumberFormat.Format = MomentFormat;
                cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
                return;
            case int number:
                cell.SetValue(number).Style.NumberFormat.Format = NumberFormat;
                return;
            case double number:
                cell.SetValue(number).Style.NumberFormat.Format = kind == CellKind.Number ? NumberFormat : DecimalFormat;
                return;
            default:
                throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }
}
