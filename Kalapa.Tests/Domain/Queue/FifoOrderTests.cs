using CsCheck;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Queue;

public sealed class FifoOrderTests
{
    // Few instants and few numbers, so that ties are common; a number is drawn once, as the queue's lock has it.
    private static readonly Gen<Ticket[]> Queues = Gen.Select(Gen.Enum<Lane>(), Gen.Int[0, 3]).Array[1, 12].SelectMany(places =>
        Gen.Shuffle(Enumerable.Range(1, places.Length).ToArray()).Select(numbers =>
            places.Zip(numbers, (place, number) => Queued(place.Item1, Requests.Now.AddMinutes(place.Item2), number)).ToArray()));

    [Fact]
    public void Line_is_in_the_order_of_the_keys() =>
        Queues.Sample(queue => Assert.Equal(queue.OrderBy(ticket => ticket.QueueKey!.Value), queue.AsQueryable().InOrder()), iter: 200);

    [Fact]
    public void Everybody_else_stands_either_before_or_after() =>
        Queues.Sample(queue =>
        {
            var line = queue.AsQueryable().InOrder().ToList();
            foreach (var (ticket, ahead) in line.Select((ticket, ahead) => (ticket, ahead)))
            {
                var place = ticket.QueueKey!.Value;
                Assert.Equal(line.Take(ahead), line.AsQueryable().Before(place));
                Assert.Equal(line.Skip(ahead + 1), line.AsQueryable().After(place));
            }
        }, iter: 200);

    [Fact]
    public void Only_queued_tickets_wait()
    {
        TicketState[] ofSupport = [TicketState.AtBranch, TicketState.AwaitingVisit, TicketState.Resolved];
        List<Ticket> tickets =
        [
            .. Enum.GetValues<TicketState>().Except(ofSupport).Select(state => TicketBuilder.InState(state).Ticket),
            .. ofSupport.Append(TicketState.Queued).Select(state => SupportBuilder.InState(state).Request),
        ];

        Assert.Equal([TicketState.Queued, TicketState.Queued], tickets.AsQueryable().Waiting().Select(ticket => ticket.State));
    }

    [Fact]
    public void Narrow_scope_sees_its_branches_only()
    {
        var ticket = TicketBuilder.InState(TicketState.Queued).Ticket;
        var line = new[] { ticket }.AsQueryable();

        Assert.Empty(line.InScopeOf(Actors.BandungAgent));
        Assert.Single(line.InScopeOf(Actors.BandungAgent with { Branches = new HashSet<string> { "BDG", "CBT" } }));
        Assert.Single(line.InScopeOf(Actors.Agent));
    }

    private static Ticket Queued(Lane lane, DateTimeOffset at, int number)
    {
        var ticket = new TicketBuilder(lane == Lane.Emergency ? Requests.Emergency() : Requests.Work()).Supply("D01", "D02").Submit(new QueueStamp(number, at)).Ticket;
        if (lane == Lane.OnSite)
        {
            ticket.SetLane(Actors.Lead, lane, "They stand at the gate", at);
        }

        return ticket;
    }
}
