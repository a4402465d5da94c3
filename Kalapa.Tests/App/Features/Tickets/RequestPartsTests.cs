using Bunit;
using Kalapa.App.Features.Tickets;
using Kalapa.App.Features.Tickets.Review;
using Kalapa.Domain.Access;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Domain.Permits;
using Kalapa.Tests.Support;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Kalapa.Tests.App.Features.Tickets;

public sealed class RequestPartsTests : SharedTest
{
    private static readonly PermitRequestView Returned = new(
        new TicketView(Guid.CreateVersion7(), 3, TicketState.Returned, new AccessSubject("CBT"))
        {
            Title = Requests.Work().Title,
            Branch = Requests.Cibitung(),
            Tenant = "PT Nusantara",
            Requester = "Sari",
            Owner = "",
            Actions = [TicketAction.Resubmit, TicketAction.EditReturned],
        },
        Requests.Work(),
        [Line("D01", Verdict.Accepted), Line("D02", Verdict.Rejected)]);

    private readonly List<OutgoingMessage> _sent = [];

    public RequestPartsTests() => Services.AddScoped<AntiforgeryStateProvider, NoToken>();

    [Fact]
    public void Each_paper_is_a_row_and_a_rejected_one_links_to_its_slot()
    {
        using var _ = new Reader("id");
        var papers = Render<RequestPapers>(parameters => parameters.Add(part => part.View, Returned).Add(part => part.FormAddress, "/permintaan/1/isi"));

        Assert.Equal(2, papers.FindAll("[data-test=papers] > li").Count);
        Assert.Equal("Ditolak", papers.Find("[data-test=paper-D02] [data-test=verdict]").TextContent.Trim());
        Assert.Equal("/permintaan/1/isi?langkah=dokumen#Papers.D02", papers.Find("[data-test=mend]").GetAttribute("href"));
        Assert.Single(papers.FindAll("[data-test=mend]"));
    }

    [Fact]
    public void Stepper_says_whose_turn_it_is_to_the_requester_and_to_a_colleague()
    {
        using var _ = new Reader("id");

        Assert.Contains("Giliran Anda", Turn(Returned), StringComparison.Ordinal);
        Assert.DoesNotContain("Giliran Anda", Turn(Returned with { Actions = [] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PermitState.Issued, "good")]
    [InlineData(PermitState.Active, "good")]
    [InlineData(PermitState.Suspended, "stopped")]
    [InlineData(PermitState.Revoked, "stopped")]
    [InlineData(PermitState.Closed, "ended")]
    [InlineData(PermitState.Expired, "ended")]
    [InlineData(PermitState.Cancelled, "ended")]
    public void A_permit_that_was_taken_away_is_an_alarm_and_one_that_came_to_its_end_is_none(PermitState state, string look)
    {
        using var _ = new Reader("id");

        var outcome = Render<RequestOutcome>(parameters => parameters.Add(part => part.View, Returned with { Permit = PermitSamples.In(state) })).Find("[data-test=outcome]");

        Assert.Contains($"outcome-{look}", outcome.ClassList);
        Assert.Equal(look != "good", outcome.QuerySelector("[data-test=code]")!.ClassList.Contains("pass-code-void"));
    }

    [Fact]
    public void Stepper_tells_the_place_in_line_and_what_is_still_to_come()
    {
        using var _ = new Reader("id");
        var stepper = Render<RequestStepper>(parameters => parameters.Add(part => part.View, Returned with { State = TicketState.Queued, Place = 4 }));

        Assert.Equal("nomor 4 dalam antrian", stepper.Find("[data-test=place]").TextContent);
        Assert.Equal(3, stepper.FindAll("[data-test=step-ahead]").Count);
        Assert.Single(stepper.FindAll("[aria-current=step]"));
    }

    [Fact]
    public void Client_writes_to_Kalapa_and_a_failed_message_keeps_text_and_file()
    {
        using var _ = new Reader("id");
        var composer = Compose(succeeds: false);
        var file = Guid.NewGuid();
        composer.Find("textarea").Input("Halo");
        composer.Find("[data-upload-result]").Change($"{file}\nfoto.pdf");

        composer.Find("form").Submit();

        Assert.Equal(file, _sent.Single().Files.Single());
        Assert.Contains("Pesan untuk Kalapa", composer.Markup, StringComparison.Ordinal);
        Assert.Equal("Halo", composer.Find("textarea").GetAttribute("value"));
        Assert.Contains("foto.pdf", composer.Find("[data-test=files-public]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sent_message_leaves_the_field_empty()
    {
        using var _ = new Reader("id");
        var composer = Compose(succeeds: true);
        composer.Find("textarea").Input("Halo");

        composer.Find("form").Submit();

        Assert.Equal("Halo", _sent.Single().Text);
        Assert.Empty(composer.FindAll("[data-test=files-public]"));
        Assert.Equal("", composer.Find("textarea").GetAttribute("value") ?? "");
    }

    [Fact]
    public void What_was_typed_stays_readable_when_the_request_ends()
    {
        using var _ = new Reader("id");
        var composer = Compose(succeeds: true);
        composer.Find("textarea").Input("Belum terkirim");

        composer.Render(parameters => parameters.Add(part => part.Ended, true));

        Assert.Equal("Belum terkirim", composer.Find("textarea").GetAttribute("value"));
        Assert.Single(composer.FindAll("[data-test=composer-ended]"));
        Assert.Empty(composer.FindAll("[data-test=send-public]"));
    }

    private string Turn(PermitRequestView view) => Render<RequestStepper>(parameters => parameters.Add(part => part.View, view)).Find("[data-test=turn]").TextContent;

    private IRenderedComponent<Composer> Compose(bool succeeds) => Render<Composer>(parameters => parameters
        .Add(part => part.TicketId, Returned.Id)
        .Add(part => part.Audience, Visibility.Public)
        .Add(part => part.Tenant, "Kalapa")
        .Add(part => part.Label, "Pesan untuk Kalapa")
        .Add(part => part.TakeBack, _ => Task.FromResult(true))
        .Add(part => part.Send, message =>
        {
            _sent.Add(message);
            return Task.FromResult(succeeds);
        }));

    private static PaperLine Line(string requirement, Verdict verdict) =>
        new(new RequiredPaper(new PaperSlot(requirement), Need.Mandatory), null, Requests.Document(requirement, verdict: verdict), null, []);

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
