using Kalapa.Domain;
using Xunit;

namespace Kalapa.Tests.Domain;

public sealed class LifecycleTests
{
    private enum Door { Open, Shut, Locked }

    private enum Move { Build, Close, Lock, Knock, Demolish }

    private static readonly Lifecycle<Door, Move> Doors = new("door",
    [
        new("D1", null, Move.Build, Door.Open),
        new("D2", Door.Open, Move.Close, Door.Shut),
        new("D3", Door.Shut, Move.Lock, Door.Locked),
        new("D4", Door.Shut, Move.Knock, Door.Shut),
        new("D5", Door.Shut, Move.Demolish, null),
    ]);

    [Fact]
    public void A_listed_move_leads_to_the_state_of_its_row()
    {
        var row = Doors.Next(Door.Open, Move.Close);

        Assert.Equal(("D2", Door.Shut), (row.Id, row.To));
    }

    [Fact]
    public void A_move_that_is_not_listed_is_refused_with_the_state_and_the_move()
    {
        var broken = Assert.Throws<RuleBroken>(() => Doors.Next(Door.Open, Move.Lock));

        Assert.Equal("door.wrong-state", broken.Code);
        Assert.Equal([Door.Open, Move.Lock], broken.Values);
    }

    [Fact]
    public void A_move_that_stays_is_a_move() => Assert.Equal(Door.Shut, Doors.Next(Door.Shut, Move.Knock).To);

    [Fact]
    public void An_erasure_leads_nowhere() => Assert.Null(Doors.Next(Door.Shut, Move.Demolish).To);

    [Fact]
    public void What_was_born_cannot_be_born_again() =>
        Assert.All(Enum.GetValues<Door>(), state => Assert.False(Doors.Allows(state, Move.Build)));

    [Fact]
    public void The_allowed_moves_come_in_the_order_of_the_table() =>
        Assert.Equal([Move.Lock, Move.Knock, Move.Demolish], Doors.Allowed(Door.Shut));

    [Fact]
    public void A_state_without_rows_allows_nothing() => Assert.Empty(Doors.Allowed(Door.Locked));

    [Fact]
    public void A_state_and_a_move_may_stand_in_the_table_once() =>
        Assert.Throws<ArgumentException>(() => new Lifecycle<Door, Move>("door",
        [
            new("D2", Door.Open, Move.Close, Door.Shut),
            new("D6", Door.Open, Move.Close, Door.Locked),
        ]));
}
