using System.Diagnostics;
using System.Globalization;
using Kalapa.App.Features;
using Kalapa.App.Files;
using Kalapa.App.Jobs;
using Kalapa.App.Live;
using Kalapa.Load.Report;
using Kalapa.Load.Seed;
using Kalapa.Load.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Kalapa.Load.Growth;

/// <summary>
/// The command <c>growth</c>: what each read, each verb and the timed work cost with a short and with a long history behind the same open tickets. It asks the app's own
/// services, without pages.
/// </summary>
/// <param name="options">What is asked for.</param>
internal sealed class GrowthRun(GrowthOptions options)
{
    private const int Times = 20;

    // What runs first is compiled in haste and then once more.
    private const int Warm = 12;

    // What takes this long altogether is not asked again.
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(6);

    /// <summary>Returns the exit code.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        if ((options.Connection ?? options.Data) is not null && options.Closed.Count > 1)
        {
            Console.Error.WriteLine("This is one database: name one size, such as --closed 10000.");
            return 1;
        }

        List<(int Closed, IReadOnlyList<(string What, Spread Times, double Processor)> Figures)> runs = [];
        foreach (var closed in options.Closed)
        {
            runs.Add((closed, await Measure(closed, cancellationToken)));
        }

        Console.WriteLine(FormattableString.Invariant($"{options.Open} open tickets, {(options.Connection is null ? "SQLite" : "MariaDB, processor without the database server's")}; p50 / processor in ms"));
        Console.WriteLine($"| closed tickets | {string.Join(" | ", runs.Select(run => run.Closed.ToString("N0", CultureInfo.InvariantCulture)))} | p50 grows |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", runs.Count + 2))}");
        foreach (var (row, at) in runs[0].Figures.Select((figure, at) => (figure, at)))
        {
            var cells = runs.Select(run => FormattableString.Invariant($"{run.Figures[at].Times.P50:F1} / {run.Figures[at].Processor:F1}"));
            Console.WriteLine(FormattableString.Invariant($"| {row.What} | {string.Join(" | ", cells)} | {runs[^1].Figures[at].Times.P50 / Math.Max(0.1, row.Times.P50):F1} x |"));
        }

        return 0;
    }

    private async Task<IReadOnlyList<(string, Spread, double)>> Measure(int closed, CancellationToken cancellationToken)
    {
        var folder = options.Data is { } kept ? Directory.CreateDirectory(kept) : Directory.CreateTempSubdirectory("load-");
        try
        {
            var place = new DataPlace(folder.FullName, options.Connection);
            var people = new SeedPeople(agents: 40, takers: 50);
            var seed = new SeedDatabase(place, people);
            var began = Stopwatch.GetTimestamp();
            var isNew = await seed.FillOrFind(options.Open, closed);
            var took = Stopwatch.GetElapsedTime(began);
            Console.Error.WriteLine(isNew ? FormattableString.Invariant($"seeded {closed + options.Open} in {took.TotalSeconds:F0} s, {(closed + options.Open) / took.TotalSeconds:F0} a second") : "found what was seeded before");
            await using var app = AppData.Of(place, services => services.AddLive().AddKalapaFeatures().AddSingleton(UploadLimits.None)
                .AddSingleton<TimedWork>().AddSingleton<FileStore>());
            List<(string, Spread, double)> figures = [];
            foreach (var (what, act) in new GrowthWork(app.Services, people, seed, cancellationToken).All())
            {
                var since = Stopwatch.GetTimestamp();
                for (var warm = 0; warm < Warm && Stopwatch.GetElapsedTime(since) < Enough / 2; warm++)
                {
                    await act();
                }

                List<TimeSpan> times = [];
                since = Stopwatch.GetTimestamp();
                var used = ProcessUse.Of(Environment.ProcessId).Processor;
                while (times.Count < Times && Stopwatch.GetElapsedTime(since) < Enough)
                {
                    var start = Stopwatch.GetTimestamp();
                    await act();
                    times.Add(Stopwatch.GetElapsedTime(start));
                }

                figures.Add((what, Spread.Of(times), (ProcessUse.Of(Environment.ProcessId).Processor - used).TotalMilliseconds / times.Count));
                Console.Error.WriteLine(FormattableString.Invariant($"  {what,-44} p50 {figures[^1].Item2.P50:F1} ms, processor {figures[^1].Item3:F1} ms"));
            }

            return figures;
        }
        finally
        {
            if (options.Data is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
