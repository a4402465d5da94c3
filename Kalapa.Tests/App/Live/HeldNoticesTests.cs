using Kalapa.App.Live;
using Xunit;

namespace Kalapa.Tests.App.Live;

/// <summary>Notices above a page's content: only its opening and the reader change which stand there.</summary>
public sealed class HeldNoticesTests
{
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();
    private readonly HeldNotices<Notice> _held = new(notice => notice.Id);

    [Fact]
    public void What_is_there_at_the_opening_stands_and_what_comes_later_waits()
    {
        _held.Read([new(First, "one")], All);
        _held.Read([new(Second, "two"), new(First, "one")], All);

        Assert.Equal([First], Shown);
        Assert.Equal(1, _held.Waiting(All));
        _held.Show(All);
        Assert.Equal([Second, First], Shown);
        Assert.Equal(0, _held.Waiting(All));
    }

    [Fact]
    public void Words_follow_and_what_is_over_stays_until_it_is_put_away()
    {
        _held.Read([new(First, "one"), new(Second, "two")], All);
        _held.Read([new(Second, "two, told again")], All);

        Assert.Equal([true, false], _held.Shown.Select(held => held.IsOver));
        Assert.Equal("two, told again", _held.Shown[1].Notice.Text);
        _held.PutAway(First);
        Assert.Equal([Second], Shown);
    }

    [Fact]
    public void What_does_not_fit_neither_stands_nor_waits_and_what_stands_stays_when_it_fits_no_more()
    {
        _held.Read([new(First, "one"), new(Second, "two")], notice => notice.Id == First);
        Assert.Equal([First], Shown);
        Assert.Equal((0, 1), (_held.Waiting(notice => notice.Id == First), _held.Waiting(notice => notice.Id == Second)));

        _held.Show(notice => notice.Id == Second);
        Assert.Equal([Second], Shown);
    }

    private IEnumerable<Guid> Shown => _held.Shown.Select(held => held.Notice.Id);

    private static bool All(Notice notice) => true;

    private sealed record Notice(Guid Id, string Text);
}
