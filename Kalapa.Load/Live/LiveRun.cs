using Kalapa.Load.Bare;
using Kalapa.Load.Report;
using Kalapa.Load.Seed;
using Kalapa.Load.Server;

namespace Kalapa.Load.Live;

/// <summary>The command <c>live</c>: seeds, starts the server, opens the screens, takes tickets, and says what it found.</summary>
/// <param name="options">What is asked for.</param>
internal sealed class LiveRun(LiveOptions options)
{
    // A server compiles what is used often a second time; before that a page costs several times as much.
    private const int WarmOpenings = 40;
    private const int WarmPages = 60;
    private const int MeasuredPages = 100;

    // So many hold tickets in review, however few screens there are.
    private const int FewestAgents = 40;

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(10);

    // As long as the boards' own rounds, so that one of each falls into it.
    private static readonly TimeSpan IdleTimeWithScreens = TimeSpan.FromSeconds(30);

    /// <summary>Returns the exit code: 1 when a change was lost.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var folder = options.Folder is null ? Directory.CreateTempSubdirectory("load-") : Directory.CreateDirectory(options.Folder);
        try
        {
            var figures = await Measure(new DataPlace(folder.FullName, options.Connection, options.Redis), cancellationToken);
            Console.WriteLine(FigureTable.Text(figures));
            if (options.Out is { } file)
            {
                await FigureTable.Write(figures, file);
            }

            return figures.Lost == 0 ? 0 : 1;
        }
        finally
        {
            if (options.Folder is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private async Task<LiveFigures> Measure(DataPlace place, CancellationToken cancellationToken)
    {
        // Takers for one take more than is counted: the first one compiles what the others use.
        var people = new SeedPeople(Math.Max(FewestAgents, 1 + (options.Screens / Desks.WindowsEach)), 1 + (options.Changes / SeedPeople.TakesEach));
        var seed = new SeedDatabase(place, people);
        Say("seeding");
        await seed.Fill(options.Tickets);
        await using var server = await KalapaServer.Start(options.Program, place);
        // What is measured is the node of the screens; takes cost the other one what they cost.
        await using var second = options.Apart ? await KalapaServer.Start(options.Program, place) : null;
        var (meter, desks) = (new ServerMeter(server), new Desks(server, people));
        Say("warming");
        var plan = await desks.Plan(options.Screens, options.Mix, cancellationToken);
        await using (var warm = await Screens.Open(Enumerable.Range(0, WarmOpenings).Select(index => plan[index % plan.Count]), cancellationToken))
        {
            await warm.Leave(cancellationToken);
        }

        var pages = new PagePrice((await desks.Plan(1, mix: false, cancellationToken))[0].Visitor, meter);
        await pages.Warm(seed.Owned, WarmPages, cancellationToken);
        await meter.Calm(cancellationToken);
        await meter.MeasureIdle(IdleTime, cancellationToken);
        var idleWithout = meter.Idle;
        Say("pages");
        var queuePage = await pages.Of([Desk.Queue], MeasuredPages, cancellationToken);
        var ticketPage = await pages.Of(seed.Owned.Select(PagePrice.TicketPath), MeasuredPages, cancellationToken);

        Say("opening");
        var (loadBefore, memoryBefore, heapBefore) = (MachineLoad.Now, server.Use.Memory, await server.CollectedHeap(cancellationToken));
        Screens? opened = null;
        var opening = await meter.Measure(async () => opened = await Screens.Open(plan, cancellationToken));
        await using var screens = opened!;
        await screens.Settle(cancellationToken);
        var rounds = new TakeRounds(screens, second is null ? desks : new Desks(second, people), people, meter);
        await rounds.Run(cancellationToken);
        await meter.Calm(cancellationToken);
        var (memoryWith, heapWith) = (server.Use.Memory, await server.CollectedHeap(cancellationToken));
        Say("idle");
        await meter.MeasureIdle(IdleTimeWithScreens, cancellationToken);
        Say("taking");
        List<Take> takes = [];
        for (var change = 0; change < options.Changes; change++)
        {
            takes.Add(await rounds.Run(cancellationToken));
        }

        var (loadAfter, memoryAfter, heapAfter) = (MachineLoad.Now, server.Use.Memory, await server.CollectedHeap(cancellationToken));
        var failures = screens.All.SelectMany(circuit => circuit.Failures).ToList();
        var instants = (await TakeInstants.Read(place, people.Takers, cancellationToken)).Skip(1);
        TimeSpan[][] delays = [.. takes.Zip(instants, (take, instant) => take.DelaysSince(instant).ToArray())];
        var bytesPerScreen = (double)takes.Sum(take => take.Bytes) / takes.Count / options.Screens;
        Say("leaving");
        await screens.Leave(cancellationToken);
        await meter.Calm(cancellationToken);
        var (memoryLeft, heapLeft) = (server.Use.Memory, await server.CollectedHeap(cancellationToken));
        Say("bare broadcast");
        var (bare, bareLast) = await BareRun.Run((int)bytesPerScreen, options.Screens, Math.Max(20, options.Changes), cancellationToken);
        return new()
        {
            Tickets = options.Tickets,
            Screens = options.Screens,
            QueueScreens = screens.OnQueue.Count,
            Changes = options.Changes,
            Database = options.Connection is null ? "SQLite" : "MariaDB",
            LoadAverage = [loadBefore, loadAfter],
            Answer = Spread.Of(takes.Select(take => take.Answer)),
            FromClick = Spread.Of(takes.SelectMany(take => take.Delays)),
            Delivery = Spread.Of(delays.SelectMany(change => change)),
            LastScreen = Spread.Of(delays.Where(change => change.Length > 0).Select(change => change.Max())),
            Each = [.. takes.Zip(delays, (take, change) => new ChangeTimes(
                Math.Round(take.Answer.TotalMilliseconds), Math.Round(change.Select(delay => delay.TotalMilliseconds).DefaultIfEmpty().Min()),
                Math.Round(change.Select(delay => delay.TotalMilliseconds).DefaultIfEmpty().Max()), change.Length))],
            Lost = takes.Sum(take => take.Unseen) + delays.Sum(change => change.Count(delay => delay > TakeRounds.Patience)),
            BytesPerScreen = bytesPerScreen,
            ProcessorPerScreen = takes.Average(take => take.Net.TotalMilliseconds) / options.Screens,
            GrossProcessorPerScreen = takes.Average(take => take.Gross.TotalMilliseconds) / options.Screens,
            IdleWithScreens = meter.Idle,
            IdleWithout = idleWithout,
            OpeningsPerSecond = options.Screens / opening.Took.TotalSeconds,
            ProcessorPerOpening = opening.Net.TotalMilliseconds / options.Screens,
            ProcessorPerQueuePage = queuePage,
            ProcessorPerTicketPage = ticketPage,
            Memory = [memoryBefore, memoryWith, memoryAfter, memoryLeft],
            Heap = [heapBefore, heapWith, heapAfter, heapLeft],
            BareDelivery = bare,
            BareLast = bareLast,
            Failures = failures,
        };
    }

    private static void Say(string step) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {step}");
}
