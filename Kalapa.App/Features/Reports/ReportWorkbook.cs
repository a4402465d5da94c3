using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kalapa.App.Localisation;

namespace Kalapa.App.Features.Reports;

/// <summary>Writes a report as a designed workbook: a cover, and a sheet for each table with frozen head, filter and totals.</summary>
public static class ReportWorkbook
{
    private const string MomentFormat = "dd/mm/yyyy hh:mm";
    // Each leaves the width of a bracket on the right, as the heads are indented, so that no figure touches the words of the next column.
    private const string HoursFormat = "#,##0.00_)";
    private const string NumberFormat = "#,##0_)";

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
        var all = Math.Max(1, report.Tables.Sum(table => table.Rows.Count));
        var done = 0;
        foreach (var table in report.Tables)
        {
            Table(book.Worksheets.Add(table.Name), table, () =>
            {
                if (++done % 200 == 0)
                {
                    progress?.Report((double)done / all);
                }
            });
        }

        book.SaveAs(target);
        FixWhatRepeats(target);
    }

    private static void Cover(IXLWorksheet sheet, Report report)
    {
        Put(sheet.Cell(1, 1), report.Title);
        sheet.Cell(1, 1).Style.Font.SetBold().Font.SetFontSize(16).Font.SetFontColor(Ink);
        foreach (var (fact, index) in report.Cover.Select((fact, index) => (fact, index)))
        {
            Put(sheet.Cell(index + 3, 1), fact.Label);
            Put(sheet.Cell(index + 3, 2), fact.Value);
            sheet.Cell(index + 3, 1).Style.Font.SetBold();
        }

        sheet.Column(1).Width = Math.Clamp(report.Cover.Max(fact => fact.Label.Length) + 3, 20, 60);
        sheet.Column(2).Width = Math.Clamp(report.Cover.Max(fact => fact.Value.Length) + 3, 20, 60);
        sheet.PageSetup.SetPaperSize(XLPaperSize.A4Paper).FitToPages(1, 0);
    }

    private static void Table(IXLWorksheet sheet, ReportTable table, Action rowDone)
    {
        for (var column = 0; column < table.Columns.Count; column++)
        {
            sheet.Column(column + 1).Width = SheetText.WidthOf(table, column);
            Put(sheet.Cell(1, column + 1), table.Columns[column].Title);
            if (table.Columns[column].Kind is CellKind.Number or CellKind.Hours)
            {
                sheet.Cell(1, column + 1).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right).Alignment.SetIndent(1);
            }
        }

        sheet.Range(1, 1, 1, table.Columns.Count).Style.Font.SetBold().Font.SetFontColor(XLColor.White).Fill.SetBackgroundColor(Ink);
        foreach (var (row, index) in table.Rows.Select((row, index) => (row, index)))
        {
            for (var column = 0; column < row.Count; column++)
            {
                Put(sheet.Cell(index + 2, column + 1), row[column], table.Columns[column].Kind);
            }

            rowDone();
        }

        sheet.SheetView.FreezeRows(1);
        sheet.Range(1, 1, table.Rows.Count + 1, table.Columns.Count).SetAutoFilter();
        Totals(sheet, table);
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
    private static void FixWhatRepeats(Stream target)
    {
        using var package = SpreadsheetDocument.Open(target, isEditable: true);
        foreach (var name in package.WorkbookPart!.Workbook.Descendants<DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles"))
        {
            name.Text = name.Text.Replace("!A:A", "!$A:$A", StringComparison.Ordinal).Replace("!1:1", "!$1:$1", StringComparison.Ordinal);
        }
    }

    /// <summary>Figures and no formulas: what is exported is what was so then. Outside the filter's range, so that sorting leaves it below.</summary>
    private static void Totals(IXLWorksheet sheet, ReportTable table)
    {
        var below = table.Rows.Count + 3;
        Put(sheet.Cell(below, 1), ReportWords.Say("Total", new Count(table.Rows.Count)));
        foreach (var (column, index) in table.Columns.Select((column, index) => (column, index)).Where(pair => pair.column.HasTotal))
        {
            var sum = table.Rows.Sum(row => Convert.ToDouble(row[index], System.Globalization.CultureInfo.InvariantCulture));
            Put(sheet.Cell(below, index + 1), sum, column.Kind);
        }

        sheet.Range(below, 1, below, table.Columns.Count).Style.Font.SetBold().Border.SetTopBorder(XLBorderStyleValues.Thin);
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
                cell.SetValue(number).Style.NumberFormat.Format = kind == CellKind.Number ? NumberFormat : HoursFormat;
                return;
            default:
                throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }
}
