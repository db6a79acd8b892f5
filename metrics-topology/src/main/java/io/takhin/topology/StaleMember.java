package io.takhin.topology;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The member that a run which failed leaves in the consumer group. The next run has the same instance id, and would be given the
 * former's assignment as it was, which may be the very error that it failed with.
 */
final class StaleMember {

    private static final Logger LOG = LoggerFactory.getLogger(StaleMember.class);
    private static final long TIMEOUT_SECONDS = 10;

    private StaleMember() {}

    /** @param member its instance id */
    static void remove(Admin admin, String applicationId, String member) throws InterruptedException, TimeoutException {
        try {
            Set<MemberToRemove> members = Set.of(new MemberToRemove(member));
            admin.removeMembersFromConsumerGroup(applicationId, new RemoveMembersFromConsumerGroupOptions(members))
                    .all()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.info(
                    "no member of the group {} was removed: {}",
                    applicationId,
                    e.getCause().toString());
        }
    }
}
