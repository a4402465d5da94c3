using Bunit;
using Kalapa.App.Data;
using Kalapa.App.Features.Companies;
using Kalapa.App.Features.Intake;
using Kalapa.App.Features.Intake.Support;
using Kalapa.App.Features.Tickets;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Intake;

/// <summary>What a company without a contract may ask for.</summary>
public sealed class ProspectTests : StaffPageTest
{
    [Theory, ClassData<Engines>]
    public async Task It_asks_for_one_site_tour_at_a_time_and_for_nothing_else(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var client = await Client(app);
        await Rule.Broken("prospect.no-support", () => app.Get<CreateSupport>().Run(client.Id, null, "CBT", Channel.Portal));
        var work = await app.Draft(client, content: app.Visit() with { WorkSteps = "Ganti kabel", Answers = new Dictionary<string, string>(app.Visit().Answers) { [Question.Work] = "WRK" } });
        Assert.Contains("prospect.visit-only", (await Assert.ThrowsAsync<RuleBroken>(() => app.Get<SubmitRequest>().Run(client.Id, work))).All.Select(fault => fault.Code));

        // Two drafts may be begun; of two that are sent the second waits for the first.
        var (first, second) = (await app.Draft(client), await app.Draft(client));
        var sent = await app.Get<SubmitRequest>().Run(client.Id, first);
        var refused = await Rule.Broken("prospect.one-visit", () => app.Get<SubmitRequest>().Run(client.Id, second));
        Assert.Equal(sent.Number, refused.Values[1]);
        await Rule.Broken("prospect.one-visit", () => app.Get<CreateRequest>().Run(client.Id, null, "CBT", Channel.Portal));

        await app.Get<CancelTicket>().Run(client.Id, first, (await app.Ticket(first)).Version, null, "Diundur");
        await app.Get<SubmitRequest>().Run(client.Id, second);
    }

    [Theory, ClassData<Engines>]
    public async Task With_a_contract_everything_opens_and_with_its_end_everything_closes(Engine engine)
    {
        await using var app = await TestApp.Start(engine);
        var client = await Client(app);
        var company = client.TenantId!.Value;
        await app.Submitted(client);

        await app.Get<MoveCompany>().Sign(app.People.Admin.Id, company, "KLP/99", new(2029, 1, 1));
        await app.Get<CreateSupport>().Run(client.Id, null, "CBT", Channel.Portal);
        await app.Submitted(client);

        await app.Get<MoveCompany>().Run(app.People.Admin.Id, company, TenantAction.End);
        await Rule.Broken("tenant.ended", () => app.Get<CreateRequest>().Run(client.Id, null, "CBT", Channel.Portal));
    }

    [Fact]
    public async Task The_form_offers_the_site_tour_alone()
    {
        var client = await Client(App);
        var page = Open<NewRequestPage>(client, "/permintaan/baru?jenis=bantuan");

        page.WaitForElement("[data-test=prospect]", Patience);
        Assert.Equal(["kind-Permit"], page.FindAll("[data-test=kinds] [data-test^=kind-]").Select(choice => choice.GetAttribute("data-test")));
    }

    private static async Task<KalapaUser> Client(TestApp app)
    {
        var company = await app.Company(TenantStatus.Prospect);
        var client = TestPeople.NewUser("Gilang", Role.Client, new() { Id = company, LegalName = "", ContractNo = "" });
        await app.Write(db => db.Users.Add(client));
        return client;
    }
}
