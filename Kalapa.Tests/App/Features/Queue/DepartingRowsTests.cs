using Kalapa.App.Features.Queue;
using Kalapa.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Kalapa.Tests.App.Features.Queue;

public sealed class DepartingRowsTests
{
    private readonly FakeTimeProvider _time = new(Requests.Now);

    [Fact]
    public void Row_that_left_stays_in_its_place_for_three_seconds()
    {
        var leaving = new DepartingRows(_time);
        var (first, second) = (QueueRows.Row(), QueueRows.Row());
        second = second with { Key = second.Key with { Seq = first.Key.Seq + 1 } };
        leaving.With([first, second]);

        Assert.Equal([first, second], leaving.With([second]));
        Assert.True(leaving.Has(first.Id));

        _time.Advance(DepartingRows.Stay);
        Assert.Equal([second], leaving.With([second]));
        Assert.False(leaving.Any);
    }

    [Fact]
    public void Another_list_keeps_nothing_of_the_old_one()
    {
        var leaving = new DepartingRows(_time);
        leaving.With([QueueRows.Row()]);

        leaving.Forget();

        Assert.Empty(leaving.With([]));
    }
}
