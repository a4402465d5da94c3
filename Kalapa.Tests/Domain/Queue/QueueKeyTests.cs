using CsCheck;
using Kalapa.Domain.Queue;
using Xunit;

namespace Kalapa.Tests.Domain.Queue;

public sealed class QueueKeyTests
{
    private static readonly DateTimeOffset Nine = new(2026, 7, 6, 9, 0, 0, TimeSpan.FromHours(7));

    private static readonly Gen<QueueKey> Keys = Gen.Select(
        Gen.Enum<Lane>(), Gen.Int[0, 3], Gen.Long[1, 3], (lane, minutes, seq) => new QueueKey(lane, Nine.AddMinutes(minutes), seq));

    [Fact]
    public void Lane_comes_before_time_and_time_before_number()
    {
        QueueKey[] inOrder =
        [
            new(Lane.Emergency, Nine.AddHours(3), 9),
            new(Lane.OnSite, Nine.AddHours(2), 8),
            new(Lane.Normal, Nine, 7),
            new(Lane.Normal, Nine.AddMinutes(1), 1),
            new(Lane.Normal, Nine.AddMinutes(1), 2),
        ];

        Assert.Equal(inOrder, inOrder.Reverse().Order());
    }

    [Fact]
    public void Offset_of_the_clock_does_not_change_the_order() =>
        Assert.True(new QueueKey(Lane.Normal, Nine.ToUniversalTime(), 1) < new QueueKey(Lane.Normal, Nine, 2));

    [Fact]
    public void Two_different_numbers_never_share_a_place() =>
        Gen.Select(Keys, Keys).Sample((left, right) => Assert.Equal(left == right, left.CompareTo(right) == 0));

    [Fact]
    public void Operators_say_what_the_comparison_says() =>
        Gen.Select(Keys, Keys).Sample((left, right) =>
        {
            var order = left.CompareTo(right);
            bool[] said = [left < right, left <= right, left >= right, left > right];
            Assert.Equal([order < 0, order <= 0, order >= 0, order > 0], said);
        });

    [Fact]
    public void Coming_back_counts_the_wait_for_Kalapa_and_not_the_wait_for_the_client()
    {
        var returned = Nine.AddMinutes(70);
        var resubmitted = Nine.AddHours(3);

        var back = new QueueKey(Lane.Normal, QueueKey.Credit(Nine, resubmitted - returned), 1);

        Assert.Equal(Nine.AddMinutes(110), back.QueuedAt);
        Assert.True(new QueueKey(Lane.Normal, Nine.AddMinutes(105), 2) < back);
        Assert.True(back < new QueueKey(Lane.Normal, Nine.AddMinutes(115), 3));
    }

    [Fact]
    public void Client_who_held_it_for_no_time_gets_the_old_place_back() => Assert.Equal(Nine, QueueKey.Credit(Nine, TimeSpan.Zero));

    [Fact]
    public void Held_time_is_never_negative() => Assert.Equal(Nine, QueueKey.Credit(Nine, TimeSpan.FromMinutes(-5)));
}
