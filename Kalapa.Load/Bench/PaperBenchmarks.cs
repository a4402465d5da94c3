using BenchmarkDotNet.Attributes;
using Kalapa.App.Data;
using Kalapa.App.Features.Permits;
using Kalapa.App.Features.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Bench;

/// <summary>A permit as PDF, and the register of a thousand requests as files.</summary>
public class PaperBenchmarks
{
    // Two fifths of them are open.
    private const int Open = 400;

    private BenchData _data = null!;
    private PermitSheet _sheet = null!;
    private App.Features.Reports.Report _report = null!;

    /// <summary>Seeds, and reads what is drawn.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        _data = await BenchData.Of(Open);
        await using var db = await _data.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync();
        var permit = await db.Permits.AsNoTracking().Include(row => row.People).FirstAsync();
        var ticket = await db.PermitRequests.AsNoTracking().SingleAsync(row => row.Id == permit.TicketId);
        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Code == permit.BranchCode);
        _sheet = PermitSheet.Of(permit, await db.SnapshotOf(permit, ticket, CancellationToken.None), ticket.Number!, branch.Clock, $"https://izin.kalapa.example/cek/{permit.Code}");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        _report = await _data.Services.GetRequiredService<ReportMaker>().Make(_data.People.Admin.ToActor(), ReportKind.Requests, new(today.AddDays(-90), today.AddDays(1)));
    }

    /// <summary>Deletes the data.</summary>
    [GlobalCleanup]
    public ValueTask Cleanup() => _data.DisposeAsync();

    /// <summary>P01's paper.</summary>
    [Benchmark]
    public int A_permit_as_PDF() => PermitPdf.Draw(_sheet).Length;

    /// <summary>R1 with its cover and its colours.</summary>
    [Benchmark]
    public long A_workbook()
    {
        using var target = new MemoryStream();
        ReportWorkbook.Write(_report, target);
        return target.Length;
    }

    /// <summary>The same table as it is written beyond 20,000 rows.</summary>
    [Benchmark]
    public long A_streamed_workbook()
    {
        using var target = new MemoryStream();
        StreamedWorkbook.Write(_report, target);
        return target.Length;
    }

    /// <summary>The same table as text.</summary>
    [Benchmark]
    public async Task<long> A_CSV()
    {
        using var target = new MemoryStream();
        await ReportCsv.Write(_report, target, CancellationToken.None);
        return target.Length;
    }
}
