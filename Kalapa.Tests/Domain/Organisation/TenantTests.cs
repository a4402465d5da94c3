using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Xunit;

namespace Kalapa.Tests.Domain.Organisation;

public sealed class TenantTests
{
    private static readonly DateOnly Today = new(2026, 11, 3);

    [Fact]
    public void Its_life_is_the_table_and_nothing_else()
    {
        string[] moves = [.. TenantLifecycle.Table.Rows.Select(row => $"{row.From} {row.Action} {row.To}")];

        Assert.Equal(
            ["Prospect Activate Active", "Active Suspend Suspended", "Suspended Resume Active", "Prospect End Ended", "Active End Ended", "Suspended End Ended", "Ended Renew Active"], moves);
    }

    [Theory]
    [InlineData(TenantStatus.Prospect, true)]
    [InlineData(TenantStatus.Active, true)]
    [InlineData(TenantStatus.Suspended, false)]
    [InlineData(TenantStatus.Ended, false)]
    public void Who_is_suspended_or_ended_may_not_come(TenantStatus status, bool mayCome) => Assert.Equal(mayCome, In(status).MayCome);

    [Fact]
    public void A_prospect_becomes_a_client_with_a_contract_alone()
    {
        var company = In(TenantStatus.Prospect);
        Assert.Equal("company.contract-missing", Assert.Throws<RuleBroken>(() => company.Apply(TenantAction.Activate)).Code);

        company.Sign(" KLP/1 ", Today, Today);

        Assert.Equal((TenantStatus.Active, "KLP/1", Today), (company.Status, company.ContractNo, company.ContractTo));
        Assert.Equal("company.wrong-state", Assert.Throws<RuleBroken>(() => company.Sign("KLP/2", Today, Today)).Code);
    }

    [Fact]
    public void What_ended_comes_back_with_another_contract_alone()
    {
        var company = In(TenantStatus.Active);
        company.Apply(TenantAction.End);
        Assert.Equal("company.wrong-state", Assert.Throws<RuleBroken>(() => company.Apply(TenantAction.Resume)).Code);
        Assert.Equal("company.contract-old", Assert.Throws<RuleBroken>(() => company.Sign("k-1", Today, Today)).Code);
        Assert.Equal(TenantStatus.Ended, company.Status);

        company.Sign("K-2", Today.AddYears(1), Today);

        Assert.Equal((TenantStatus.Active, "K-2"), (company.Status, company.ContractNo));
    }

    [Fact]
    public void A_contract_that_is_over_or_has_no_number_is_none() => Assert.Equal(
        ["company.contract-missing", "company.until-past"],
        Assert.Throws<RuleBroken>(() => In(TenantStatus.Prospect).Sign("–", Today.AddDays(-1), Today)).All.Select(fault => fault.Code));

    private static Tenant In(TenantStatus status) => new()
    {
        Id = Guid.NewGuid(),
        LegalName = "PT Nusantara",
        ContractNo = status == TenantStatus.Prospect ? "" : "K-1",
        ContractTo = status == TenantStatus.Prospect ? Tenant.NoContract : Today.AddYears(1),
        Status = status,
        AllowedBranches = ["CBT"],
    };
}
