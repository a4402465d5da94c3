using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.PermitRequests;

/// <summary>What is kept of what people type into a request (R90, R11, R96).</summary>
public sealed class ContentTextTests
{
    [Fact]
    public void A_clean_request_stays_the_same_value()
    {
        var content = Requests.Work() with { Equipment = [new(EquipmentDirection.In, "Server", "Dell", "R660", "8KX", 1)] };

        Assert.Equal(content, content.Fitting());
        Assert.Equal(content, content.Cleaned());
    }

    [Fact]
    public void Every_text_becomes_what_is_seen_of_it()
    {
        var visitor = Requests.Visitor("\u202ESari\u00A0\u00A0Dewi\u200B", VisitorRole.Lead) with { Company = " PT\tUji ", Phone = "\u0660\u0668 12", IdLast4 = "3275012345671234" };
        var content = (Requests.Work() with
        {
            Title = " Ganti\u00A0 sakelar\u200B ",
            Purpose = "satu\r\n\r\n\r\ndua",
            Racks = "A1\u2028B2",
            Visitors = [visitor],
            Equipment = [new(EquipmentDirection.In, " Server\u200B", "\u2800", "R660 ", "\u00AD8KX", 1)],
        }).Cleaned();

        Assert.Equal(("Ganti sakelar", "satu\n\ndua", "A1 B2"), (content.Title, content.Purpose, content.Racks));
        Assert.Equal(visitor with { FullName = "Sari Dewi", Company = "PT Uji", Phone = "08 12", IdLast4 = "1234" }, content.Visitors[0]);
        Assert.Equal(new EquipmentItem(EquipmentDirection.In, "Server", "", "R660", "8KX", 1), content.Equipment[0]);
    }

    [Fact]
    public void A_draft_keeps_the_space_that_is_being_typed_and_no_more_of_an_id_than_four_characters()
    {
        var ticket = PermitRequest.Create(Guid.CreateVersion7(), Actors.Requester, Actors.Requester.UserId, Guid.NewGuid(), "CBT", Channel.Portal, Requests.Now);

        ticket.Write(Requests.Work() with { Title = "Ganti ", Visitors = [Requests.Visitor("Sari", VisitorRole.Lead) with { IdLast4 = "3275 0123 4567 1234" }] }, "CBT");

        Assert.Equal(("Ganti ", "1234"), (ticket.Content.Title, ticket.Content.Visitors[0].IdLast4));
    }

    [Fact]
    public void No_text_is_longer_than_its_column_and_no_character_is_broken_by_it()
    {
        var content = (Requests.Work() with
        {
            Title = string.Concat(Enumerable.Repeat("\U0001F600", 5_000)),
            Purpose = new string('x', 30_000),
            Visitors = [Requests.Visitor(new string('n', 500), VisitorRole.Lead)],
        }).Fitting();

        Assert.Equal(string.Concat(Enumerable.Repeat("\U0001F600", 100)), content.Title);
        Assert.Equal(ContentText.LongestText, content.Purpose.Length);
        Assert.Equal(ContentText.LongestName, content.Visitors[0].FullName.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(26)]
    [InlineData(9998)]
    public void A_date_that_nobody_can_mean_is_not_kept(int year)
    {
        var start = new DateTimeOffset(year, 7, 1, 9, 0, 0, TimeSpan.Zero);

        Assert.Null((Requests.Work() with { Window = new(start, start.AddHours(2)) }).Fitting().Window);
    }
}
