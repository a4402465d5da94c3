using Kalapa.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kalapa.App.Data.Configurations;

internal sealed class BranchConfiguration : IEntityTypeConfiguration<Branch>
{
    public void Configure(EntityTypeBuilder<Branch> branch)
    {
        branch.HasKey(row => row.Code);
        branch.Property(row => row.Code).HasMaxLength(3);
        branch.Property(row => row.Zones).IsJson();
        branch.Ignore(row => row.Clock);
    }
}

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> tenant)
    {
        tenant.Property(row => row.Id).ValueGeneratedNever();
        tenant.Property(row => row.AllowedBranches).IsJson();
    }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(row => row.Id).ValueGeneratedNever();
        person.Property(row => row.IdLast4).HasMaxLength(4);
        person.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
        person.HasIndex(row => row.UserId);
    }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<KalapaUser>
{
    public void Configure(EntityTypeBuilder<KalapaUser> user)
    {
        user.Property(row => row.Id).ValueGeneratedNever();
        user.Property(row => row.Branches).IsJson();
        user.Property(row => row.Kinds).IsJson(maxLength: 100);
        user.Property(row => row.Channels).IsJson(maxLength: 1000);
        user.Property(row => row.Quiet).IsJson(maxLength: 100);
        user.Property(row => row.Summary).IsJson(maxLength: 100);
        user.Property(row => row.InvitationHash).HasMaxLength(64);
        user.HasIndex(row => row.InvitationHash);
        user.Property(row => row.Locale).HasMaxLength(5);
        user.Property(row => row.Theme).HasMaxLength(10);
        user.HasOne<Tenant>().WithMany().HasForeignKey(row => row.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(row => row.Id).ValueGeneratedNever();
        session.Property(row => row.Device).HasMaxLength(60);
        session.Property(row => row.Address).HasMaxLength(50);
        session.HasIndex(row => row.UserId);
        session.HasIndex(row => row.Until);
    }
}

internal sealed class SignInCountConfiguration : IEntityTypeConfiguration<SignInCount>
{
    public void Configure(EntityTypeBuilder<SignInCount> count)
    {
        count.HasKey(row => row.Key);
        count.Property(row => row.Key).HasMaxLength(64);
        count.HasIndex(row => row.Until);
    }
}
