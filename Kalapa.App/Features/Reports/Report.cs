namespace Kalapa.App.Features.Reports;

/// <summary>The reports there are (product.md section 10).</summary>
public enum ReportKind
{
    /// <summary>R1: every request with every time.</summary>
    Requests,

    /// <summary>R2: was the queue first in, first out?</summary>
    Fairness,

    /// <summary>R4: every support request with every time.</summary>
    Support,

    /// <summary>R5: what requesters thought.</summary>
    Satisfaction,

    /// <summary>R6: who was expected, came, stayed away, was turned away or stayed too long.</summary>
    Visits,

    /// <summary>R12: which equipment came in and went out, and what is inside.</summary>
    Equipment,
}

/// <summary>Which rows.</summary>
/// <param name="From">First day, in the report's zone.</param>
/// <param name="To">Last day.</param>
public sealed record ReportFilter(DateOnly From, DateOnly To)
{
    /// <summary>Branch code; null for every one the reader may see.</summary>
    public string? Branch { get; init; }

    /// <summary>Company.</summary>
    public Guid? TenantId { get; init; }

    /// <summary>Code of a permit type; in R4, of a category or a group of them.</summary>
    public string? Type { get; init; }

    /// <summary>CS agent.</summary>
    public Guid? AgentId { get; init; }

    /// <summary>The first instant.</summary>
    public DateTimeOffset Start(TimeZoneInfo zone) => Midnight(From, zone);

    /// <summary>The first instant that does not belong to it.</summary>
    public DateTimeOffset End(TimeZoneInfo zone) => Midnight(To.AddDays(1), zone);

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>What a column holds.</summary>
public enum CellKind
{
    /// <summary>Words; they stay words, whatever they begin with.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with two decimals, such as hours or a mean.</summary>
    Decimal,

    /// <summary>Day and time in the report's zone.</summary>
    Moment,
}

/// <summary>A column.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Foot">What stands below it, of the rows that the reader's filter leaves.</param>
public sealed record ReportColumn(string Title, CellKind Kind = CellKind.Text, ColumnFoot Foot = ColumnFoot.None);

/// <summary>What stands below a column.</summary>
public enum ColumnFoot
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The average, for waits: their sum says nothing.</summary>
    Average,
}

/// <summary>A line of the cover.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Words; an int stays a number and a double is a share of 1.</param>
public sealed record CoverFact(string Label, object Value)
{
    /// <summary>The value as the page shows it.</summary>
    public string Shown => Value switch
    {
        int number => number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture),
        double share => share.ToString("P1", System.Globalization.CultureInfo.CurrentCulture),
        _ => $"{Value}",
    };
}

/// <summary>A sheet: its cells are string, int, double, DateTime or null, as the columns say.</summary>
/// <param name="Name">On its tab.</param>
/// <param name="Columns">Heads, and what stands below them.</param>
/// <param name="First">The first rows, for whoever shows the beginning or measures widths.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Rows">All of them; a long register is read while this is gone through, each time anew.</param>
public sealed record ReportTable(
    string Name, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> First, int Count, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>A table that is in memory.</summary>
    public ReportTable(string name, IReadOnlyList<ReportColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
        : this(name, columns, rows, rows.Count, rows.ToAsyncEnumerable())
    {
    }

    /// <summary>A table of records: each column with what it takes of one.</summary>
    public static ReportTable Of<T>(string name, IReadOnlyList<T> records, params IReadOnlyList<(ReportColumn Column, Func<T, object?> Cell)> columns) =>
        new(name, [.. columns.Select(column => column.Column)], [.. records.Select(record => Cells(record, columns))]);

    /// <summary>A table of records that are read while it is gone through.</summary>
    public static ReportTable Of<T>(
        string name, IReadOnlyList<T> first, int count, IAsyncEnumerable<T> all, params IReadOnlyList<(ReportColumn Column, Func<T, object?> Cell)> columns) =>
        new(name, [.. columns.Select(column => column.Column)], [.. first.Select(record => Cells(record, columns))], count, all.Select(record => Cells(record, columns)));

    private static IReadOnlyList<object?> Cells<T>(T record, IReadOnlyList<(ReportColumn Column, Func<T, object?> Cell)> columns) =>
        [.. columns.Select(column => column.Cell(record))];
}

/// <summary>A report in one language, ready to be shown or written.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">Its name.</param>
/// <param name="Cover">Filter, by whom, zone, row count, and the figures in short.</param>
/// <param name="Tables">The first is the register, the others add to it.</param>
public sealed record Report(ReportKind Kind, string Title, IReadOnlyList<CoverFact> Cover, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Up to here a designed workbook is made; beyond, the same rows are streamed.</summary>
    public const int LargestDesigned = 20_000;

    /// <summary>Rows of the register.</summary>
    public int RowCount => Tables[0].Count;

    /// <summary>Too long for a designed workbook.</summary>
    public bool IsLarge => Tables.Sum(table => table.Count) > LargestDesigned;

    /// <summary>In which its moments are told.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>For the one who saves it.</summary>
    public string FileName(ReportFilter filter, string extension = "xlsx") => $"{ReportWords.Say($"File.{Kind}")}-{filter.From:yyyyMMdd}-{filter.To:yyyyMMdd}.{extension}";
}
