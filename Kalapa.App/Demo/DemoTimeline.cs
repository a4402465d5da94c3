using Kalapa.App.Data;
using Kalapa.App.Features.Queue;

namespace Kalapa.App.Demo;

/// <summary>What a story waits for: an instant, or that an agent who comes then is given its ticket.</summary>
/// <param name="At">The instant.</param>
/// <param name="Ticket">The ticket that waits in line; null when only time must pass.</param>
/// <param name="Agent">Who comes.</param>
internal readonly record struct Beat(DateTimeOffset At, Guid? Ticket = null, KalapaUser? Agent = null);

/// <summary>
/// Plays many stories at once, each step in the order of time, so the record of what happened is in that order too. An agent who comes
/// for the next ticket gets the head of the line, whichever story that is.
/// </summary>
internal sealed class DemoTimeline(DemoHost host, DemoActions actions, CancellationToken cancellationToken)
{
    private readonly PriorityQueue<IAsyncEnumerator<Beat>, (DateTimeOffset At, int Order)> _due = new();
    private readonly Dictionary<Guid, IAsyncEnumerator<Beat>> _waiting = [];
    private int _order;

    /// <summary>Begins a story.</summary>
    public void Begin(IAsyncEnumerable<Beat> story) => Enqueue(story.GetAsyncEnumerator(cancellationToken), DateTimeOffset.MinValue);

    /// <summary>Plays to the end.</summary>
    /// <param name="end">The present.</param>
    /// <exception cref="InvalidOperationException">A story reaches into the future, or an agent found nothing.</exception>
    public async Task Play(DateTimeOffset end)
    {
        while (_due.TryDequeue(out var story, out var due))
        {
            if (due.At > end)
            {
                throw new InvalidOperationException($"A demo story goes on at {due.At:O}, after {end:O}.");
            }

            // A step whose moment has passed follows at once: this clock never goes back.
            host.Now = due.At > host.Now ? due.At : host.Now;
            if (!await story.MoveNextAsync())
            {
                await story.DisposeAsync();
            }
            else if (story.Current is { Ticket: { } ticket, Agent: { } agent } claim)
            {
                _waiting.Add(ticket, story);
                Enqueue(Claim(agent).GetAsyncEnumerator(cancellationToken), claim.At);
            }
            else
            {
                Enqueue(story, story.Current.At);
            }
        }
    }

    private async IAsyncEnumerable<Beat> Claim(KalapaUser agent)
    {
        var ticket = await actions.Verb<TakeNext>().Run(agent.Id, cancellationToken)
            ?? throw new InvalidOperationException($"{agent.DisplayName} found nothing to take at {host.Now:O}.");
        if (!_waiting.Remove(ticket, out var story))
        {
            throw new InvalidOperationException($"{agent.DisplayName} was given a ticket that should still wait at {host.Now:O}.");
        }

        Enqueue(story, host.Now);
        yield break;
    }

    private void Enqueue(IAsyncEnumerator<Beat> story, DateTimeOffset at) => _due.Enqueue(story, (at, _order++));
}
