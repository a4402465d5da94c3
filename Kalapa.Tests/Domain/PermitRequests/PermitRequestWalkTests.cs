using System.Collections.Concurrent;
using CsCheck;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>Whatever people try, in whatever order, with a clock that may jump back: the ticket does what the specification says and nothing else.</summary>
public sealed class PermitRequestWalkTests
{
    // Mostly a step that fits, now and then any; mostly minutes, now and then days or the past.
    private static readonly Gen<Move[]> Walks = Gen.Select(
        Gen.Int[0, 9_999], Gen.Int[0, 4].Select(roll => roll > 0),
        Gen.Frequency((8, Gen.Int[0, 60]), (2, Gen.Int[60, 5_000]), (1, Gen.Int[-3_000, 0])),
        (pick, fits, minutes) => new Move(pick, fits, TimeSpan.FromMinutes(minutes))).Array[10, 60];

    [Fact]
    public void Ticket_lives_as_the_specification_says()
    {
        TicketState[] expected = [.. PermitRequestLifecycle.Table.Rows.Select(row => row.To).OfType<TicketState>().Distinct().Order()];
        var states = new ConcurrentDictionary<TicketState, bool>();
        var steps = new ConcurrentDictionary<Step, bool>();

        // One round now and then misses a rare state by chance; ten never do.
        for (var round = 0; round == 0 || (round < 10 && states.Count < expected.Length); round++)
        {
            Walks.Sample(walk =>
            {
                var ticket = new PermitRequestWalk();
                foreach (var move in walk)
                {
                    var step = ticket.Choose(move.Pick, move.Fits);
                    states[ticket.State] = true;
                    steps[step] = true;
                    ticket.Try(step, move.Wait);
                }
            }, iter: 3_000);
        }

        Assert.Equal(expected, states.Keys.Order());
        Assert.Equal(Enum.GetValues<Step>(), steps.Keys.Order());
    }

    private sealed record Move(int Pick, bool Fits, TimeSpan Wait);
}
