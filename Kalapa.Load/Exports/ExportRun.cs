using System.Diagnostics;
using Kalapa.App.Data;
using Kalapa.App.Features;
using Kalapa.App.Features.Reports;
using Kalapa.App.Live;
using Kalapa.Load.Seed;
using Kalapa.Load.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Exports;

/// <summary>
/// The command <c>exports</c>: the register of requests as CSV and as a workbook, beside reading the bare ticket rows of the same database.
/// </summary>
/// <param name="options">What is asked for.</param>
internal sealed class ExportRun(ExportOptions options)
{
    /// <summary>Returns the exit code: 1 when a file has not a line for each ticket.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("load-");
        try
        {
            var place = new DataPlace(folder.FullName, options.Connection);
            var people = new SeedPeople(agents: 40, takers: 0);
            Console.Error.WriteLine("seeding");
            await new SeedDatabase(place, people).Fill(options.Tickets);
            await using var app = AppData.Of(place, services => services.AddLive().AddKalapaFeatures());
            var contexts = app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>();
            var maker = app.Services.GetRequiredService<ReportMaker>();
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            var filter = new ReportFilter(today.AddDays(-90), today.AddDays(1));

            var rows = 0;
            var bare = await Measured("bare rows", Path.Combine(folder.FullName, "bare"), async _ =>
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await foreach (var ticket in db.Tickets.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    rows += ticket.Number is null ? 0 : 1;
                }
            });
            var csv = Path.Combine(folder.FullName, "register.csv");
            var asText = await Measured("CSV", csv, async target =>
                await ReportCsv.Write(await maker.Make(people.Admin.ToActor(), ReportKind.Requests, filter, cancellationToken), target, cancellationToken));
            var isLarge = false;
            var asWorkbook = await Measured("workbook", Path.Combine(folder.FullName, "register.xlsx"), async target =>
            {
                var report = await maker.Make(people.Admin.ToActor(), ReportKind.Requests, filter, cancellationToken);
                isLarge = report.IsLarge;
                if (report.IsLarge)
                {
                    StreamedWorkbook.Write(report, target);
                }
                else
                {
                    ReportWorkbook.Write(report, target);
                }
            });
            var lines = File.ReadLines(csv).Count() - 1;
            Console.WriteLine($"""
                {"requests",-26} {rows}, {(options.Connection is null ? "SQLite" : "MariaDB")}; the workbook is {(isLarge ? "streamed" : "designed")}
                {bare}
                {asText}
                {asWorkbook}
                {"ratios",-26} CSV {asText.Took / bare.Took:F1} x of the bare rows, workbook {asWorkbook.Took / bare.Took:F1} x
                {"lines of the CSV",-26} {lines}
                """);
            return lines == rows ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ExportFigures> Measured(string what, string path, Func<Stream, Task> write)
    {
        GC.Collect();
        var (heap, began, used) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp(), ProcessUse.Of(Environment.ProcessId).Processor);
        var most = 0L;
        await using var sampler = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 50);
        await using var target = new FirstByteStream(File.Create(path), began);
        await Task.Run(() => write(target));
        return new(what, Stopwatch.GetElapsedTime(began), target.FirstAfter, ProcessUse.Of(Environment.ProcessId).Processor - used, Math.Max(0, most - heap));
    }
}
