using System.Diagnostics;
using Kalapa.Load.Circuits;
using Kalapa.Load.Seed;
using Kalapa.Load.Server;

namespace Kalapa.Load.Live;

/// <summary>What one taken ticket did to the screens.</summary>
/// <param name="Clicked">The click's dispatch.</param>
/// <param name="Answer">From the click to its answer to the agent: the verb is committed by then.</param>
/// <param name="Delays">From the click to the drawing that shows it, for each queue screen that showed it at all.</param>
/// <param name="Unseen">Queue screens that did not.</param>
/// <param name="Bytes">Of all drawings until the row was gone again.</param>
/// <param name="Gross">Processor time until then.</param>
/// <param name="Net">The same without the idle share.</param>
internal sealed record Take(DateTimeOffset Clicked, TimeSpan Answer, IReadOnlyList<TimeSpan> Delays, int Unseen, long Bytes, TimeSpan Gross, TimeSpan Net)
{
    /// <summary>Delays from the take's own instant instead of the click.</summary>
    public IEnumerable<TimeSpan> DelaysSince(DateTimeOffset instant) => Delays.Select(delay => Clicked + delay - instant);
}

/// <summary>
/// Takes tickets through the page's own button, one after the other: an agent opens the queue, presses "take next" and is sent to the ticket.
/// </summary>
/// <param name="screens">Who watches.</param>
/// <param name="desks">Where agents sign in.</param>
/// <param name="people">Who takes.</param>
/// <param name="meter">The server's.</param>
internal sealed class TakeRounds(Screens screens, Desks desks, SeedPeople people, ServerMeter meter)
{
    /// <summary>A screen that shows a change later than this has lost it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan AnswerPatience = TimeSpan.FromMinutes(1);

    // A taken row stands greyed for three seconds, then the list is drawn once more; both belong to the change.
    private static readonly TimeSpan RowGoes = TimeSpan.FromSeconds(3.5);

    private int _takes;

    /// <summary>One ticket.</summary>
    public async Task<Take> Run(CancellationToken cancellationToken)
    {
        var agent = people.Takers[_takes++ / SeedPeople.TakesEach];
        var taker = await new Desk(await desks.Of(agent, cancellationToken), Desk.Queue).Open("take-next", cancellationToken);
        await Task.Delay(500, cancellationToken);
        await screens.Settle(cancellationToken);
        var before = screens.Bytes;
        var (clicked, answer) = (DateTimeOffset.MinValue, TimeSpan.Zero);
        IReadOnlyList<TimeSpan> delays = [];
        var (gross, net, _) = await meter.Measure(async () =>
        {
            clicked = TimeProvider.System.GetUtcNow();
            (answer, delays) = await Watch(taker, $"diambil {agent.DisplayName}", cancellationToken);
            await Task.Delay(RowGoes, cancellationToken);
            await screens.Settle(cancellationToken);
        });
        var take = new Take(clicked, answer, delays, screens.OnQueue.Count - delays.Count, screens.Bytes - before, gross, net);
        if (taker.Failures.Count > 0)
        {
            throw new InvalidOperationException($"The agent who takes lost the page: {string.Join("; ", taker.Failures)}");
        }

        await taker.Leave(cancellationToken);
        return take;
    }

    private async Task<(TimeSpan Answer, IReadOnlyList<TimeSpan> Delays)> Watch(Circuit taker, string text, CancellationToken cancellationToken)
    {
        Task<long>[] seen = [.. screens.OnQueue.Select(circuit => circuit.WhenDrawn(text))];
        var began = Stopwatch.GetTimestamp();
        await taker.Press();
        var answered = await taker.Navigated.WaitAsync(AnswerPatience, cancellationToken);
        await Task.WhenAny(Task.WhenAll(seen), Task.Delay(Patience, cancellationToken));
        return (Stopwatch.GetElapsedTime(began, answered), [.. seen.Where(screen => screen.IsCompletedSuccessfully).Select(screen => Stopwatch.GetElapsedTime(began, screen.Result))]);
    }
}
