using Kalapa.App.Features.Accounts;
using Kalapa.App.Features.Permits;
using Kalapa.App.Shared;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.App.Features.Permits;

/// <summary>The public page says what the gate would say, and nothing else.</summary>
public sealed class CheckCodeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_permit_that_begins_later_says_from_when_and_one_that_ended_is_not_valid()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var permit = await app.Permit(await app.Approved());

        Assert.Equal(permit.Window.Start, (await Check(app, permit.Code))!.From);
        app.Clock.SetUtcNow(permit.Window.Start - GateCheck.Early);
        Assert.Null((await Check(app, permit.Code))!.From);
        app.Clock.SetUtcNow(permit.Window.End.AddTicks(1));
        Assert.Null(await Check(app, permit.Code));
    }

    [Fact]
    public async Task A_suspended_company_s_permit_is_not_valid_at_the_gate_nor_here()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var permit = await app.Permit(await app.Approved());
        var company = app.People.Company;

        await app.Get<SaveTenant>().Run(app.People.OtherAgent.Id, company.Id, new(company.LegalName, company.ContractNo, company.ContractTo, TenantStatus.Suspended, company.AllowedBranches), Cancellation);

        Assert.Null(await Check(app, permit.Code));
    }

    [Fact]
    public async Task Five_wrong_codes_a_minute_from_one_address_and_good_ones_do_not_count()
    {
        await using var app = await TestApp.Start(Engine.Sqlite);
        var permit = await app.Permit(await app.Approved());
        for (var good = 0; good < 9; good++)
        {
            Assert.NotNull(await Check(app, permit.Code));
        }

        for (var wrong = 0; wrong < CodeLookupThrottle.Tries; wrong++)
        {
            Assert.Null(await Check(app, "KLP-CBT-01234-56789-T"));
        }

        Assert.Equal("code.slow-down", (await Assert.ThrowsAsync<RuleBroken>(() => Check(app, permit.Code))).Code);
        Assert.NotNull(await app.Get<CheckCode>().Run(permit.Code, null, "elsewhere", Cancellation));
        app.Clock.Advance(CodeLookupThrottle.Span);
        Assert.NotNull(await Check(app, permit.Code));
    }

    private static Task<CheckAnswer?> Check(TestApp app, string code) => app.Get<CheckCode>().Run(code, null, "here", Cancellation);
}
