using Kalapa.App.Live;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class SeenTicketsTests
{
    private static readonly Guid User = Guid.NewGuid();
    private static readonly Guid Ticket = Guid.NewGuid();
    private readonly SeenTickets _seen = new();

    [Fact]
    public void A_ticket_is_seen_while_one_of_several_screens_shows_it()
    {
        var (one, two) = (_seen.Show(User, Ticket), _seen.Show(User, Ticket));
        one.Dispose();
        one.Dispose();
        Assert.True(_seen.Sees(User, Ticket));

        two.Dispose();
        Assert.False(_seen.Sees(User, Ticket));
    }

    [Fact]
    public void It_is_seen_by_nobody_else_and_nothing_else_is()
    {
        using var screen = _seen.Show(User, Ticket);

        Assert.False(_seen.Sees(Guid.NewGuid(), Ticket));
        Assert.False(_seen.Sees(User, Guid.NewGuid()));
    }

    [Fact]
    public async Task Screens_that_come_and_go_at_once_leave_nothing_behind()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var round = 0; round < 2000; round++)
            {
                using var screen = _seen.Show(User, Ticket);
                Assert.True(_seen.Sees(User, Ticket));
            }
        })));

        Assert.False(_seen.Sees(User, Ticket));
    }
}
