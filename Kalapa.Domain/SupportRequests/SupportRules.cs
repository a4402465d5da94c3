using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.SupportRequests;

/// <summary>
/// The guards of T02 for a support request as one question: what stands in the way of sending this? All faults at once, each with
/// the <see cref="RuleBroken.Field"/> it is about. No papers and no lead time.
/// </summary>
public static class SupportRules
{
    /// <summary>Everything T02 finds wrong; empty when the request may be sent.</summary>
    /// <param name="details">What is asked.</param>
    /// <param name="branch">Where.</param>
    /// <param name="tenant">For whom.</param>
    /// <param name="catalogue">What it may be filed under.</param>
    /// <param name="now">The instant of submission.</param>
    /// <param name="issueCategory">
    /// The category of the open known issue that it is filed for, which is good as long as the issue goes on, offered or not; null for none.
    /// </param>
    public static IReadOnlyList<RuleBroken> Check(
        SupportDetails details, Branch branch, Tenant tenant, SupportCatalogue catalogue, DateTimeOffset now, string? issueCategory = null)
    {
        List<RuleBroken> faults = [.. SubmissionRules.CheckStanding(branch, tenant, null)];
        if (tenant.Status == TenantStatus.Prospect)
        {
            faults.Add(new("prospect.no-support", tenant.LegalName));
        }

        if (details.Category != issueCategory)
        {
            if (catalogue.IsRetired(details.Category))
            {
                faults.Add(new("support.category-retired") { Field = nameof(details.Category) });
            }
            else
            {
                Require(nameof(details.Category), catalogue.Has(details.Category));
            }
        }

        Require(nameof(details.Title), TypedText.IsName(details.Title));
        Require(nameof(details.Impact), details.Impact is not null);
        Require(nameof(details.Description), !TypedText.IsBlank(details.Description));
        if (details.Zone.Length > 0 && branch.Zones.All(zone => zone.Code != details.Zone))
        {
            faults.Add(new("submit.zone-unknown", details.Zone, branch.Code) { Field = nameof(details.Zone) });
        }

        if (details.Since > now)
        {
            faults.Add(new("support.since-ahead") { Field = nameof(details.Since) });
        }

        if (SupportCatalogue.IsHandsOn(details.Category))
        {
            var hands = details.HandsOn ?? new();
            Require(nameof(hands.Steps), !TypedText.IsBlank(hands.Steps));
            Require(nameof(hands.MayBeSwitchedOff), hands.MayBeSwitchedOff is not null);
            Require(nameof(hands.Contact), TypedText.IsName(hands.Contact));
            Require(nameof(hands.Consent), hands.Consent is not null);
        }

        return faults;

        void Require(string field, bool filled)
        {
            if (!filled)
            {
                faults.Add(new("submit.required", field) { Field = field });
            }
        }
    }
}
