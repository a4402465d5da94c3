using System.Globalization;
using Bunit;
using Kalapa.App.Live;
using Kalapa.App.Shared;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Shared;

public sealed class AnnouncerTests : SharedTest
{
    private readonly Row[] _rows = [.. Enumerable.Range(0, 6).Select(_ => new Row(Guid.NewGuid()))];

    [Theory]
    [InlineData("id-ID", "Ticket", 1, "1 tiket baru")]
    [InlineData("id-ID", "Permit", 3, "3 izin baru di daftar")]
    [InlineData("en-GB", "Ticket", 1, "1 new ticket")]
    [InlineData("en-GB", "Ticket", 3, "3 new tickets")]
    [InlineData("en-GB", "Permit", 1, "1 new permit in the list")]
    public void What_others_bring_is_counted(string language, string thing, int came, string said)
    {
        using var reader = new Language(language);
        var region = Open(_rows[..2], thing);

        Show(region, _rows[..(2 + came)]);
        Clock.Advance(Announcer.Together);

        Assert.Equal(said, Said(region));
    }

    [Theory]
    [InlineData("id-ID", "Ticket", 1, "1 tiket keluar dari daftar")]
    [InlineData("id-ID", "Permit", 2, "2 izin keluar dari daftar")]
    [InlineData("en-GB", "Ticket", 1, "1 ticket has left the list")]
    [InlineData("en-GB", "Permit", 2, "2 permits have left the list")]
    public void What_others_take_out_is_counted(string language, string thing, int left, string said)
    {
        using var reader = new Language(language);
        var region = Open(_rows, thing);

        Show(region, _rows[left..]);
        Clock.Advance(Announcer.Together);

        Assert.Equal(said, Said(region));
    }

    [Fact]
    public void What_happens_within_two_seconds_is_one_sentence()
    {
        var region = Open(_rows[..2]);

        Show(region, _rows[..3]);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Show(region, _rows[1..4]);
        Clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal("", Said(region));
        Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("2 tiket baru, 1 tiket keluar dari daftar", Said(region));
    }

    [Fact]
    public void The_next_sentence_is_heard_even_when_it_is_the_same()
    {
        var region = Open(_rows[..2]);
        Show(region, _rows[..3]);
        Clock.Advance(Announcer.Together);

        Show(region, _rows[..4]);
        Assert.Equal("", Said(region));
        Clock.Advance(Announcer.Together);

        Assert.Equal("1 tiket baru", Said(region));
    }

    [Fact]
    public void What_comes_and_goes_at_once_is_not_spoken_of()
    {
        var region = Open(_rows[..2]);

        Show(region, _rows[..3]);
        Show(region, _rows[..2]);
        Clock.Advance(Announcer.Together);

        Assert.Equal("", Said(region));
    }

    [Fact]
    public void The_first_read_is_silent()
    {
        var region = Open(null);

        Show(region, _rows);
        Clock.Advance(Announcer.Together);

        Assert.Equal("", Said(region));
    }

    [Fact]
    public void Another_list_is_silent_and_takes_back_what_was_about_to_be_said()
    {
        var region = Open(_rows[..2]);
        Show(region, _rows[..3]);
        Show(region, _rows[4..], list: 2);
        Clock.Advance(Announcer.Together);
        Assert.Equal("", Said(region));

        Show(region, _rows[3..], list: 2);
        Clock.Advance(Announcer.Together);
        Assert.Equal("1 tiket baru", Said(region));
    }

    [Fact]
    public void A_changed_row_is_no_news()
    {
        var region = Open(_rows[..2]);

        Show(region, [_rows[0] with { Text = "lain" }, _rows[1]]);
        Clock.Advance(Announcer.Together);

        Assert.Equal("", Said(region));
    }

    [Fact]
    public void The_own_doing_is_silent_and_what_another_does_meanwhile_is_not()
    {
        var region = Open(_rows[..3]);
        var work = Services.GetRequiredService<CircuitWork>();
        Show(region, _rows[..4]);

        work.Begin().Dispose();
        Show(region, _rows[1..4]);
        Clock.Advance(Announcer.Together);
        Assert.Equal("1 tiket baru", Said(region));

        Show(region, _rows[2..4]);
        Clock.Advance(Announcer.Together);
        Assert.Equal("1 tiket keluar dari daftar", Said(region));
    }

    private IRenderedComponent<Announcer> Open(IReadOnlyList<Row>? rows, string thing = "Ticket") => Render<Announcer>(parameters => parameters
        .Add(region => region.Thing, thing)
        .Add(region => region.Rows, rows is null ? null : new ListSnapshot(1, rows)));

    private static void Show(IRenderedComponent<Announcer> region, IReadOnlyList<Row> rows, int list = 1) =>
        region.Render(parameters => parameters.Add(shown => shown.Rows, new ListSnapshot(list, rows)));

    private static string Said(IRenderedComponent<Announcer> region) => region.Find("[role=status]").TextContent;

    private sealed record Row(Guid Id, string Text = "") : IStableRow;

    private sealed class Language : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

        public Language(string name) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentUICulture = _before;
    }
}
