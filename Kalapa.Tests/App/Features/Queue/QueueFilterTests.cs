using Kalapa.App.Features.Queue;
using Kalapa.Domain.Tickets;
using Xunit;

namespace Kalapa.Tests.App.Features.Queue;

public sealed class QueueFilterTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("CBT", "00042", true)]
    [InlineData(null, "nusantara", true)]
    [InlineData("BDG", "nusantara", false)]
    [InlineData(null, "samudra", false)]
    public void Row_is_found_by_branch_and_part_of_number_or_company(string? branch, string? text, bool shown) =>
        Assert.Equal(shown, QueueFilter.Of(branch, text).Shows(QueueRows.Row()));

    [Theory]
    [InlineData("izin", TicketKind.Permit, true)]
    [InlineData("izin", TicketKind.Support, false)]
    [InlineData("bantuan", TicketKind.Support, true)]
    [InlineData("lain", TicketKind.Support, true)]
    public void Row_is_found_by_its_kind_and_an_unknown_word_narrows_nothing(string word, TicketKind kind, bool shown) =>
        Assert.Equal(shown, QueueFilter.Of(null, null, word).Shows(QueueRows.Row() with { Kind = kind }));

    [Fact]
    public void Address_keeps_the_filter_and_leaves_out_what_is_blank()
    {
        Assert.Equal("/antrian?lihat=semua&cabang=CBT&cari=a%26b", QueueFilter.Of("CBT", " a&b ").Address(QueueView.All));
        Assert.Equal("/antrian?lihat=antrian", QueueFilter.Of("", "  ").Address(QueueView.Waiting));
        Assert.Equal("/antrian?lihat=cabang&jenis=bantuan", QueueFilter.Of(null, null, "bantuan").Address(QueueView.Away));
    }
}
