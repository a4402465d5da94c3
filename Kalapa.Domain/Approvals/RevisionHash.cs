using System.Security.Cryptography;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Approvals;

/// <summary>
/// What a decision is bound to (T11, T12; always true 1): a SHA-256 over everything the supervisor reads, and nothing else.
/// Lane, owner, messages and the accepted declarations are not part of it.
/// </summary>
public static class RevisionHash
{
    // Changes whenever the form below changes, so that a hash of the old form never equals one of the new.
    private const string Form = "kalapa-revision-1";

    /// <summary>The hash of a request as it stands, in lower-case hexadecimal.</summary>
    /// <param name="branchCode">The branch.</param>
    /// <param name="content">What is asked.</param>
    /// <param name="currentDocuments">The version that counts of each paper, with its verdict; in any order.</param>
    public static string Of(string branchCode, RequestContent content, IEnumerable<TicketDocument> currentDocuments)
    {
        using var bytes = new MemoryStream();
        using (var form = new CanonicalForm(bytes))
        {
            Write(form, branchCode, content);
            form.WriteEach(
                currentDocuments.OrderBy(paper => paper.Requirement, StringComparer.Ordinal).ThenBy(paper => paper.PersonId).ThenBy(paper => paper.Version),
                paper => Write(form, paper));
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    private static void Write(CanonicalForm form, string branchCode, RequestContent content)
    {
        form.Write(Form);
        form.Write(branchCode);
        form.Write(content.Title);
        form.Write(content.Purpose);
        form.Write(content.WorkSteps);
        form.WriteEach(content.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal), answer =>
        {
            form.Write(answer.Key);
            form.Write(answer.Value);
        });
        form.WriteEach(content.Types, form.Write);
        form.WriteOptional(content.Window, window =>
        {
            form.Write(window.Start);
            form.Write(window.End);
            form.WriteOptional(window.DailyFrom, time => form.Write(time.Ticks));
            form.WriteOptional(window.DailyTo, time => form.Write(time.Ticks));
        });
        form.WriteEach(content.Zones, form.Write);
        form.Write(content.Racks);
        form.Write(content.ContactPhone);
        form.WriteEach(content.Visitors, visitor => Write(form, visitor));
        form.WriteEach(content.Vehicles, vehicle =>
        {
            form.Write(vehicle.Plate);
            form.Write(vehicle.Kind);
        });
        form.WriteEach(content.Equipment, item => Write(form, item));
        form.WriteEach(content.Hazards, form.Write);
        form.Write(content.IncidentNumber);
    }

    private static void Write(CanonicalForm form, Visitor visitor)
    {
        form.Write(visitor.PersonId);
        form.Write(visitor.FullName);
        form.Write(visitor.IdType.ToString());
        form.Write(visitor.IdLast4);
        form.Write(visitor.Company);
        form.Write(visitor.Phone);
        form.Write(visitor.BirthYear);
        form.Write(visitor.Role.ToString());
        form.Write(visitor.AgeConfirmedAtGate);
    }

    private static void Write(CanonicalForm form, EquipmentItem item)
    {
        form.Write(item.Direction.ToString());
        form.Write(item.Kind);
        form.Write(item.Brand);
        form.Write(item.Model);
        form.Write(item.Serial);
        form.Write(item.Quantity);
    }

    private static void Write(CanonicalForm form, TicketDocument paper)
    {
        form.Write(paper.Requirement);
        form.WriteOptional(paper.PersonId, form.Write);
        form.WriteOptional(paper.AttachmentId, form.Write);
        form.Write(paper.Version);
        form.WriteOptional(paper.ValidTo, day => form.Write(day.DayNumber));
        // The decision answers the waiver; it is no other content. So a permit let out later still finds the decided hash.
        form.Write((paper.Verdict is Verdict.Waived or Verdict.WaiverRefused ? Verdict.WaiverAsked : paper.Verdict).ToString());
        form.WriteOptional(paper.Reason, reason => form.Write(reason.ToString()));
        form.Write(paper.Note);
    }

    /// <summary>
    /// Bytes that only one content can have: text carries its length (as BinaryWriter writes it), lists their count,
    /// what may lack a mark. So "ab", "c" never looks like "a", "bc".
    /// </summary>
    private sealed class CanonicalForm(Stream stream) : BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)
    {
        public void Write(Guid id) => Write(id.ToByteArray());

        // The instant, whatever the offset it was typed in; milliseconds, because not every database keeps more.
        public void Write(DateTimeOffset instant) => Write(instant.ToUnixTimeMilliseconds());

        public void WriteEach<T>(IEnumerable<T> items, Action<T> write)
        {
            var all = items.ToList();
            Write(all.Count);
            all.ForEach(write);
        }

        public void WriteOptional<T>(T? value, Action<T> write)
            where T : struct
        {
            Write(value.HasValue);
            if (value is { } given)
            {
                write(given);
            }
        }

        public void WriteOptional<T>(T? value, Action<T> write)
            where T : class
        {
            Write(value is not null);
            if (value is not null)
            {
                write(value);
            }
        }
    }
}
