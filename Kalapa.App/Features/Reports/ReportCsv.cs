using System.Globalization;
using System.Text;
using Kalapa.App.Shared;

namespace Kalapa.App.Features.Reports;

/// <summary>Writes the first sheet of a report as CSV while it is read, in flat memory however long it is.</summary>
internal static class ReportCsv
{
    /// <summary>So many lines go out together.</summary>
    private const int Together = 200;

    /// <summary>Writes it: UTF-8 with its mark, so that a spreadsheet reads it as such; figures as the reader's language writes them.</summary>
    public static async Task Write(Report report, Stream target, CancellationToken cancellationToken)
    {
        var table = report.Tables[0];
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(SheetText.CsvRow(table.Columns.Select(column => column.Kind == CellKind.Moment ? $"{column.Title} ({report.Zone.Id})" : column.Title)));
        await writer.FlushAsync(cancellationToken);
        var lines = 0;
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(SheetText.CsvRow(row.Select(Text)));
            if (++lines % Together == 0)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }
    }

    private static string Text(object? cell) => cell switch
    {
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("0.##", CultureInfo.CurrentCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => $"{cell}",
    };
}
