using System.Collections.Concurrent;
using System.Diagnostics;
using Kalapa.App.Data;
using Kalapa.App.Features;
using Kalapa.App.Features.Queue;
using Kalapa.App.Live;
using Kalapa.Domain.Tickets;
using Kalapa.Load.Report;
using Kalapa.Load.Seed;
using Kalapa.Load.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Claims;

/// <summary>
/// The command <c>claims</c>: agents take tickets at once through the app's own verb, with its record and its boards, beside a bare claim of
/// one row on the same database.
/// </summary>
/// <param name="options">What is asked for.</param>
internal sealed class ClaimRun(ClaimOptions options)
{
    // The verb is compiled and the caches are filled by them.
    private const int Warm = 40;

    /// <summary>Returns the exit code: 1 when a ticket was handed out twice, or out of order when one taker took alone.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("load-");
        try
        {
            var place = new DataPlace(folder.FullName, options.Connection);
            var people = new SeedPeople(agents: 40, takers: 1 + ((Warm + options.Claims) / SeedPeople.TakesEach));
            Console.Error.WriteLine("seeding");
            await new SeedDatabase(place, people).Fill(options.Tickets);
            await using var app = AppData.Of(place, services => services.AddLive().AddKalapaFeatures());
            foreach (var board in new[] { app.Services.GetRequiredService<Board<TicketRow>>().HealAsync(cancellationToken), app.Services.GetRequiredService<Board<PermitRow>>().HealAsync(cancellationToken) })
            {
                await board;
            }

            // Each agent may have five in review, and takes fewer.
            var turns = new ConcurrentQueue<Guid>(people.Takers.SelectMany(taker => Enumerable.Repeat(taker.Id, SeedPeople.TakesEach)));
            var verb = app.Services.GetRequiredService<TakeNext>();
            var taken = new ConcurrentQueue<Guid>();
            async Task Take()
            {
                if (turns.TryDequeue(out var taker) && await verb.Run(taker, cancellationToken) is { } ticket)
                {
                    taken.Enqueue(ticket);
                }
            }

            Console.Error.WriteLine("claims");
            await Together(Warm, Take);
            var (claims, took, used) = await Together(options.Claims, Take);
            Console.Error.WriteLine("bare claims");
            await using var raw = await BareClaims.Make(app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>(), Warm + options.Claims, cancellationToken);
            await Together(Warm, () => raw.Claim(cancellationToken));
            var (bare, bareTook, _) = await Together(options.Claims, () => raw.Claim(cancellationToken));

            await using var db = await app.Services.GetRequiredService<IDbContextFactory<KalapaDbContext>>().CreateDbContextAsync(cancellationToken);
            var recorded = await db.AuditEvents.CountAsync(row => row.Type == "T04" && row.From == nameof(TicketState.Queued) && people.Takers.Select(taker => taker.Id).Contains(row.ActorId), cancellationToken);
            var doubled = taken.Count - taken.Distinct().Count();
            Console.WriteLine($"""
                {"claims",-26} {claims.Count} by {options.Takers} at once, {options.Tickets / 2} waiting, {(options.Connection is null ? "SQLite" : "MariaDB")}
                {"a second",-26} {claims.Count / took.TotalSeconds:F0}
                {"each",-26} p50 {claims.P50:F1}, p95 {claims.P95:F1}, p99 {claims.P99:F1}, worst {claims.Worst:F1} ms
                {"cpu each",-26} {used.TotalMilliseconds / claims.Count:F1} ms, without the database server's
                {"bare claims a second",-26} {bare.Count / bareTook.TotalSeconds:F0}, p50 {bare.P50:F1}, p99 {bare.P99:F1} ms
                {"ratios",-26} {claims.Count / took.TotalSeconds / (bare.Count / bareTook.TotalSeconds):P1} of the bare claims, p99 {claims.P99 / bare.P99:F1} x
                {"handed out twice",-26} {doubled}; recorded {recorded} of {taken.Count}
                """);
            return doubled == 0 && recorded == taken.Count ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(Spread Times, TimeSpan Took, TimeSpan Used)> Together(int count, Func<Task> act)
    {
        var left = count;
        ConcurrentBag<TimeSpan> times = [];
        var (began, before) = (Stopwatch.GetTimestamp(), ProcessUse.Of(Environment.ProcessId).Processor);
        await Task.WhenAll(Enumerable.Range(0, options.Takers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var since = Stopwatch.GetTimestamp();
                await act();
                times.Add(Stopwatch.GetElapsedTime(since));
            }
        })));
        return (Spread.Of(times), Stopwatch.GetElapsedTime(began), ProcessUse.Of(Environment.ProcessId).Processor - before);
    }
}
