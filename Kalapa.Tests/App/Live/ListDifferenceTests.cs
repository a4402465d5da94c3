using CsCheck;
using Kalapa.App.Live;
using Xunit;

namespace Kalapa.Tests.App.Live;

public sealed class ListDifferenceTests
{
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 9).Select(_ => new Row(Guid.NewGuid()))];

    [Fact]
    public void What_came_and_what_left_are_told_apart_in_their_order()
    {
        var difference = ListDifference<Row>.Between([Rows[0], Rows[1], Rows[2], Rows[3]], [Rows[4], Rows[0], Rows[3], Rows[5]]);

        Assert.Equal([Rows[4], Rows[5]], difference.Came);
        Assert.Equal([Rows[1], Rows[2]], difference.Left);
    }

    [Fact]
    public void Rows_that_only_changed_places_neither_came_nor_left() =>
        Assert.True(ListDifference<Row>.Between(Rows, [.. Rows.Reverse()]).IsNone);

    [Fact]
    public void It_says_what_two_sets_would_say() =>
        Gen.Select(Some(), Some()).Sample((before, now) =>
        {
            var difference = ListDifference<Row>.Between(before, now);
            return difference.Came.SequenceEqual(now.Except(before)) && difference.Left.SequenceEqual(before.Except(now));
        });

    private static Gen<Row[]> Some() => Gen.Select(Gen.Shuffle(Rows), Gen.Int[0, Rows.Length], (rows, count) => rows[..count]);

    private sealed record Row(Guid Id) : IStableRow;
}
