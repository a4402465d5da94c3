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
    public void A_phones_bar_of_four_holds_every_rail() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.InRange(Navigation.Of(role).Count, 0, 4));

    [Fact]
    public void Every_destination_has_a_word() =>
        Assert.All(
            Enum.GetValues<Role>().SelectMany(role => Navigation.Of(role)),
            destination => Assert.Contains(destination.Word, Words.Indonesian(typeof(LayoutWords)).Keys));
}
