using Kalapa.App.Data.Search;
using Kalapa.Domain.Approvals;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Queue;
using Kalapa.Domain.SupportRequests;
using Kalapa.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        // One table for all kinds: the line is one query on one index, whatever waits in it.
        ticket.HasDiscriminator(row => row.Kind).HasValue<PermitRequest>(TicketKind.Permit).HasValue<SupportRequest>(TicketKind.Support);
        ticket.Property(row => row.Id).ValueGeneratedNever();
        ticket.Property(row => row.Number).HasMaxLength(20);
        ticket.HasIndex(row => row.Number).IsUnique();
        ticket.Property(row => row.Version).IsConcurrencyToken();
        ticket.Property(row => row.BranchCode).HasMaxLength(3);
        ticket.Property(row => row.Title).IsLongText();

        // Lanes are compared and ordered, so they are stored as the numbers they are.
        ticket.Property(row => row.Lane).HasConversion<int>();
        ticket.HasIndex(row => new { row.State, row.Lane, row.QueuedAt, row.QueueSeq });
        ticket.HasIndex(row => new { row.TenantId, row.State });
        ticket.HasIndex(row => new { row.TenantId, row.HeldSince });
        ticket.HasIndex(row => new { row.TenantId, row.FirstSubmittedAt });
        ticket.HasIndex(row => new { row.OwnerId, row.State });
        ticket.HasIndex(row => new { row.FirstSubmittedAt, row.QueueSeq });
        ticket.HasIndex(row => row.CopiedFromId);
        ticket.HasIndex(row => new { row.RequesterId, row.State });
        ticket.HasIndex(row => new { row.CreatedById, row.State });
        ticket.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchCode).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        ticket.Ignore(row => row.QueueKey);
        ticket.Ignore(row => row.Subject);
        ticket.Ignore(row => row.Held);
        ticket.Property(row => row.PromiseVersion).HasDefaultValue(1);
    }
}

internal sealed class PermitRequestConfiguration : IEntityTypeConfiguration<PermitRequest>
{
    public void Configure(EntityTypeBuilder<PermitRequest> request)
    {
        request.Property(row => row.Content).IsJson();
        request.Property(row => row.BaseType).HasMaxLength(8);
        request.HasMany(row => row.Documents).WithOne().HasForeignKey(row => row.TicketId);
        request.HasMany(row => row.Approvals).WithOne().HasForeignKey(row => row.TicketId);
        request.Navigation(row => row.Documents).UsePropertyAccessMode(PropertyAccessMode.Field);
        request.Navigation(row => row.Approvals).UsePropertyAccessMode(PropertyAccessMode.Field);
        request.Ignore(row => row.CurrentDocuments);
        request.Ignore(row => row.OpenApproval);
        request.Ignore(row => row.Grant);
        request.Ignore(row => row.NeedsTwoDecisions);
        request.Ignore(row => row.ContentHash);
        request.HasIndex(row => row.SupportId);
    }
}

internal sealed class SupportRequestConfiguration : IEntityTypeConfiguration<SupportRequest>
{
    public void Configure(EntityTypeBuilder<SupportRequest> request)
    {
        request.Property(row => row.Details).IsJson();
        request.Property(row => row.Category).HasMaxLength(32);
        request.HasIndex(row => row.DeviceId);
        request.Property(row => row.Cause).IsLongText();
        request.Property(row => row.Solution).IsLongText();
        request.Property(row => row.Instruction).IsLongText();
    }
}

internal sealed class TicketDocumentConfiguration : IEntityTypeConfiguration<TicketDocument>
{
    public void Configure(EntityTypeBuilder<TicketDocument> document)
    {
        document.Property(row => row.Id).ValueGeneratedNever();
        document.Property(row => row.Requirement).HasMaxLength(8);
        document.Property(row => row.Note).HasMaxLength(1000);
        document.Property(row => row.JudgedInputs).HasMaxLength(64);
        document.Ignore(row => row.Slot);
    }
}

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    /// <summary>Most characters of the conditions of a decision, and so of a permit.</summary>
    public const int LongestConditions = (2 * Decision.Longest) + 2;

    public void Configure(EntityTypeBuilder<Approval> approval)
    {
        approval.Property(row => row.Id).ValueGeneratedNever();
        approval.Property(row => row.RevisionHash).HasMaxLength(64);
        approval.Property(row => row.Reason).HasMaxLength(2000);
        // Of two yeses both conditions, with a blank line between them.
        approval.Property(row => row.Conditions).HasMaxLength(LongestConditions);
        approval.Property(row => row.Narrowing).IsJson();
        approval.Property(row => row.First).IsJson();
        approval.Property(row => row.DecidedForName).HasMaxLength(200);
        approval.Ignore(row => row.Deciders);
        approval.HasIndex(row => row.DecidedAt);
        approval.Ignore(row => row.IsOpen);
    }
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.Property(row => row.Id).ValueGeneratedNever();
        attachment.Property(row => row.Sha256).HasMaxLength(64);
        attachment.HasIndex(row => row.TicketId);
        attachment.HasIndex(row => new { row.UploadedBy, row.At });
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.Property(row => row.Id).ValueGeneratedNever();
        message.Property(row => row.Body).IsLongText();
        message.HasIndex(row => new { row.TicketId, row.At });
    }
}

internal sealed class TimeSegmentConfiguration : IEntityTypeConfiguration<TimeSegment>
{
    public void Configure(EntityTypeBuilder<TimeSegment> segment)
    {
        segment.Property<long>("Id");
        segment.HasKey("Id");
        segment.HasIndex(row => new { row.Holder, row.End });
        segment.HasIndex(row => row.TicketId);
    }
}

internal sealed class PlaceMoveConfiguration : IEntityTypeConfiguration<PlaceMove>
{
    public void Configure(EntityTypeBuilder<PlaceMove> move)
    {
        move.Property<long>("Id");
        move.HasKey("Id");
        move.HasIndex(row => row.TicketId);
    }
}

internal sealed class QueueShiftConfiguration : IEntityTypeConfiguration<QueueShift>
{
    public void Configure(EntityTypeBuilder<QueueShift> shift)
    {
        shift.Property<long>("Id");
        shift.HasKey("Id");
        shift.Property(row => row.Beyond).IsJson();
        shift.Property(row => row.Until).IsJson();
        shift.HasIndex(row => row.At);
    }
}

internal sealed class TicketTextConfiguration : IEntityTypeConfiguration<TicketText>
{
    public void Configure(EntityTypeBuilder<TicketText> text)
    {
        text.HasKey(row => row.Key);
        text.Property(row => row.Words).IsLongText();
        text.Property(row => row.Said).IsLongText();
        text.HasOne<Ticket>().WithOne().HasForeignKey<TicketText>(row => row.TicketId).OnDelete(DeleteBehavior.Cascade);
        text.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        text.HasIndex(row => new { row.TenantId, row.Key });
    }
}

internal sealed class SearchFillConfiguration : IEntityTypeConfiguration<SearchFill>
{
    public void Configure(EntityTypeBuilder<SearchFill> fill)
    {
        fill.Property(row => row.Id).ValueGeneratedNever();
        fill.HasData(new SearchFill());
    }
}
