using System.Globalization;
using Kalapa.App.Shared;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Features.Activity;

/// <summary>Lines of the record as rows of a file, in the language of whoever asks; times are the head office's, as on the page.</summary>
public sealed class AuditSheet(IStringLocalizer<ActivityWords> words, IStringLocalizer<SharedWords> shared, TimeProvider time)
{
    private static readonly (string Key, double Width)[] Columns =
    [
        ("Audit.Seq", 10), ("Audit.When", 20), ("Audit.RuleColumn", 12), ("Audit.What", 32), ("Audit.Who", 24), ("Audit.Ticket", 20),
        ("Audit.FromState", 22), ("Audit.ToState", 22), ("Audit.Details", 60),
    ];

    /// <summary>The one sheet.</summary>
    public StreamedSheet Of(IEnumerable<AuditLine> lines) =>
        new(words["Audit"], [.. Columns.Select(column => (words[column.Key].Value, column.Width))], lines.Select(line => Cells(line, At(line).DateTime)));

    /// <summary>The heads.</summary>
    public string CsvHead() => SheetText.CsvRow(Columns.Select(column => words[column.Key].Value));

    /// <summary>A line; its time as ISO 8601 with the offset, which every program reads.</summary>
    public string CsvLine(AuditLine line) =>
        SheetText.CsvRow(Cells(line, At(line).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)).Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""));

    /// <summary>For the one who saves it.</summary>
    public string FileName(string extension) => $"{words["Audit.File"]}-{BranchTime.DayOf(time.GetUtcNow()):yyyyMMdd}.{extension}";

    /// <summary>Why there is no workbook.</summary>
    public string TooLong(int lines, int largest) => words["Audit.TooLong", lines, largest];

    private object?[] Cells(AuditLine line, object at)
    {
        var happened = line.Event;
        var details = AuditText.Values(happened, words, shared).Select(value => $"{value.Label}: {value.Text}");
        return
        [
            happened.Seq, at, AuditText.RuleOf(happened.Type), AuditText.Name(happened.Type, words), DeciderText.Say(happened), line.Number,
            happened.From is { } from ? AuditText.State(from, happened, shared) : null, happened.To is { } to ? AuditText.State(to, happened, shared) : null,
            string.Join("; ", line.IsWithheld ? details.Append(words["Audit.Withheld"]) : details),
        ];
    }

    private static DateTimeOffset At(AuditLine line)
    {
        var local = TimeZoneInfo.ConvertTime(line.Event.At, BranchTime.HeadOffice);
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond));
    }
}
