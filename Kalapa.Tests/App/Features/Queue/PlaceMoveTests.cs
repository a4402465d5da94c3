using Kalapa.App.Data;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain.Notifications;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Queue;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Kalapa.Tests.App.Features.Queue;

/// <summary>Whoever is pushed back learns it, and what that costs does not grow with the line (R142).</summary>
public sealed class PlaceMoveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData<Engines>]
    public async Task Near_the_head_each_has_its_numbers_and_behind_that_one_row_is_for_all(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        List<Guid> line = [];
        for (var place = 0; place < PlaceMoves.Near + 2; place++)
        {
            line.Add(await app.Submitted());
        }

        await app.Submitted(app.People.Colleague, content: app.Visit() with { Types = [PermitType.Emergency], Answers = Requests.Answers("EMG"), IncidentNumber = "INC-1" });

        Assert.Equal(line.Take(PlaceMoves.Near), await app.Read(db => db.PlaceMoves.OrderBy(row => row.From).Select(row => row.TicketId).ToListAsync(Cancellation)));
        Assert.Equal(MoveReason.Emergency, (await app.Read(db => db.QueueShifts.SingleAsync(Cancellation))).Reason);
        Assert.Equal(PlaceMoves.Near, await app.Read(db => db.Notifications.Where(row => row.Type == NotificationType.MovedBack).Select(row => row.TicketId).Distinct().CountAsync(Cancellation)));
        Assert.Equal([(1, 2)], await Moves(app, line[0]));
        Assert.Equal([(PlaceMoves.Near, PlaceMoves.Near + 1)], await Moves(app, line[PlaceMoves.Near - 1]));
        Assert.Equal([(null, null)], await Moves(app, line[PlaceMoves.Near]));
        Assert.Equal([(null, null)], await Moves(app, line[^1]));
    }

    [Fact]
    public void A_shift_moved_those_between_its_two_places_alone()
    {
        static QueueKey At(int minute) => new(Lane.Normal, DateTimeOffset.UnixEpoch.AddMinutes(minute), minute);
        var shift = new QueueShift(At(10), At(20), MoveReason.LaneChange, DateTimeOffset.UnixEpoch);

        Assert.Equal([11, 19], new[] { 9, 10, 11, 19, 20, 21 }.Where(minute => shift.Moved(At(minute))));
        Assert.True((shift with { Until = null }).Moved(At(21)));
    }

    private static async Task<IEnumerable<(int? From, int? To)>> Moves(TestApp app, Guid ticket) =>
        (await app.Get<TicketDetail>().For(app.People.Client.ToActor(), ticket, Cancellation))!.Moves.Select(move => (move.From, move.To));
}
