using Kalapa.Domain;
using Kalapa.Domain.RollCalls;
using Xunit;

namespace Kalapa.Tests.Domain.RollCalls;

/// <summary>Several hands count one branch, some of them without a line.</summary>
public sealed class RollCallTests
{
    private static readonly DateTimeOffset Began = new(2026, 7, 6, 10, 0, 0, TimeSpan.FromHours(7));
    private static readonly Actor Gita = new(Guid.NewGuid(), "Gita", Role.Gate);
    private static readonly Actor Sari = new(Guid.NewGuid(), "Sari", Role.Supervisor);
    private static readonly RollPerson Agus = Person("Agus");
    private static readonly RollPerson Dewi = Person("Dewi");

    [Fact]
    public void Everybody_inside_is_on_the_list_and_nobody_is_counted_yet()
    {
        var call = Begin();

        Assert.Equal(["Agus", "Dewi"], call.Entries.Select(entry => entry.Name));
        Assert.All(call.Entries, entry => Assert.Null(entry.Outcome));
    }

    [Fact]
    public void For_each_person_the_latest_tick_by_its_instant_counts_in_whatever_order_they_arrive()
    {
        var call = Begin();

        Tick(call, Agus, RollMark.Found, made: 5, arrives: 5, Sari);
        Tick(call, Agus, RollMark.Missing, made: 3, arrives: 20, Gita);
        Tick(call, Dewi, RollMark.Missing, made: 4, arrives: 4, Sari);
        Tick(call, Dewi, RollMark.Found, made: 9, arrives: 20, Gita);

        Assert.Equal((RollMark.Found, "Sari"), (Entry(call, Agus).Mark!.Value, Entry(call, Agus).MarkedByName));
        Assert.Equal((RollMark.Found, "Gita"), (Entry(call, Dewi).Mark!.Value, Entry(call, Dewi).MarkedByName));
    }

    [Fact]
    public void Who_ticked_otherwise_is_shown_beside_what_counts()
    {
        var call = Begin();
        Tick(call, Agus, RollMark.Found, made: 5, arrives: 5, Sari);
        Tick(call, Agus, RollMark.Missing, made: 3, arrives: 20, Gita);

        var other = Assert.Single(call.Disputes(Entry(call, Agus)));
        Assert.Equal(("Gita", RollMark.Missing), (other.ByName, other.Mark));

        Tick(call, Agus, RollMark.Found, made: 21, arrives: 21, Gita);
        Assert.Empty(call.Disputes(Entry(call, Agus)));
    }

    [Fact]
    public void A_tick_sent_again_is_one()
    {
        var call = Begin();
        var id = Guid.NewGuid();

        call.Tick(id, Agus.PersonId, RollMark.Found, Began.AddMinutes(1), Gita, Began.AddMinutes(1));
        call.Tick(id, Agus.PersonId, RollMark.Found, Began.AddMinutes(1), Gita, Began.AddMinutes(2));

        Assert.Single(call.Ticks);
    }

    [Fact]
    public void A_phone_s_clock_makes_no_tick_before_the_call_or_after_now()
    {
        var call = Begin();

        Tick(call, Agus, RollMark.Found, made: -60, arrives: 5, Gita);
        Assert.Equal(Began, Entry(call, Agus).MarkedAt);
        Tick(call, Agus, RollMark.Missing, made: 600, arrives: 6, Gita);
        Assert.Equal(Began.AddMinutes(6), Entry(call, Agus).MarkedAt);
    }

    [Fact]
    public void Who_comes_in_joins_and_who_is_let_out_at_the_gate_has_left()
    {
        var call = Begin();
        var citra = Person("Citra");

        call.Follow([Dewi, citra], Began.AddMinutes(2));

        Assert.Equal(RollMark.Left, Entry(call, Agus).Outcome);
        Assert.Equal(Began.AddMinutes(2), Entry(call, citra).JoinedAt);
        Assert.Null(Entry(call, citra).Outcome);
        // A tick says more than the gate's book: somebody who slipped back in stands there.
        Tick(call, Agus, RollMark.Found, made: 3, arrives: 3, Gita);
        Assert.Equal(RollMark.Found, Entry(call, Agus).Outcome);
    }

    [Fact]
    public void What_arrives_after_the_end_is_a_note_and_changes_no_count()
    {
        var call = Begin();
        Tick(call, Agus, RollMark.Missing, made: 1, arrives: 1, Sari);
        call.End(Sari, Began.AddMinutes(10));

        Tick(call, Agus, RollMark.Found, made: 5, arrives: 15, Gita);
        call.Follow([], Began.AddMinutes(20));

        Assert.Equal(RollMark.Missing, Entry(call, Agus).Outcome);
        Assert.Null(Entry(call, Dewi).Outcome);
        Assert.True(call.Ticks.Single(tick => tick.ByName == "Gita").IsLate);
        Assert.Empty(call.Disputes(Entry(call, Agus)));
    }

    [Fact]
    public void It_ends_once()
    {
        var call = Begin();
        call.End(Sari, Began.AddMinutes(10));

        var broken = Assert.Throws<RuleBroken>(() => call.End(Gita, Began.AddMinutes(11)));

        Assert.Equal(("rollcall.ended", "Sari"), (broken.Code, broken.Values[0]));
    }

    [Fact]
    public void Somebody_who_is_not_on_the_list_is_not_ticked()
    {
        var call = Begin();

        Assert.False(call.Tick(Guid.NewGuid(), Guid.NewGuid(), RollMark.Found, Began, Gita, Began));
        Assert.Empty(call.Ticks);
    }

    private static RollCall Begin() => RollCall.Begin("CBT", [Agus, Dewi], Sari, Began);

    private static void Tick(RollCall call, RollPerson who, RollMark mark, int made, int arrives, Actor hand) =>
        Assert.True(call.Tick(Guid.NewGuid(), who.PersonId, mark, Began.AddMinutes(made), hand, Began.AddMinutes(arrives)));

    private static RollEntry Entry(RollCall call, RollPerson who) => call.Entries.Single(entry => entry.PersonId == who.PersonId);

    private static RollPerson Person(string name) =>
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "CBT-2607-00042-7", name, "PT Tamu", "Data hall 1", Began.AddHours(-1));
}
