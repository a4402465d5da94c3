using Kalapa.App.Layout;
using Kalapa.Domain;
using Kalapa.Tests.App.Localisation;
using Xunit;

namespace Kalapa.Tests.App.Layout;

public sealed class NavigationTests
{
    [Theory]
    [InlineData(Role.Client, "/beranda")]
    [InlineData(Role.Cs, "/antrian")]
    [InlineData(Role.Supervisor, "/persetujuan")]
    [InlineData(Role.Gate, "/gerbang")]
    [InlineData(Role.Admin, "/pantauan")]
    public void Each_role_has_a_home(Role role, string home) => Assert.Equal(home, Navigation.HomeOf(role));

    [Fact]
    public void Nobody_has_none() => Assert.Null(Navigation.HomeOf(null));

    [Fact]
    public void Each_role_sees_at_home_what_waits_for_it() =>
        Assert.Equal(
            [RailCounter.MyTurn, RailCounter.Waiting, RailCounter.Deciding, RailCounter.Inside, RailCounter.None],
            new[] { Role.Client, Role.Cs, Role.Supervisor, Role.Gate, Role.Admin }.Select(role => Navigation.Of(role)[0].Counts));

    [Fact]
    public void Every_destination_has_a_word() =>
        Assert.All(
            Enum.GetValues<Role>().SelectMany(role => Navigation.Of(role)),
            destination => Assert.Contains(destination.Word, Words.Indonesian(typeof(LayoutWords)).Keys));
}
